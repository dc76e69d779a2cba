#!/usr/bin/env node
// Plain JavaScript, since a Node that is too old cannot even read the program: it is told here, before anything else loads.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./assay.ts');
} else {
  process.stderr.write(
    `assay: Node 22.18 or newer is needed, this is ${process.versions.node}. Start it through npm ` +
      '(npm start, npm run demo, npm run -s assay -- VERB): on 64-bit Linux `npm ci` brings a newer Node with it.\n',
  );
  process.exitCode = 2;
}
