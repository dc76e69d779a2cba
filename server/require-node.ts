/** The first import of every entrance: native modules end an old Node without a word, so it is told before they load. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Assay needs Node 22.18 or newer; this is ${process.versions.node}. ` +
      'Start it through npm (npm start, npm run demo, npm run -s assay -- …): npm ci brings a newer Node with it.\n',
  );
  process.exit(2);
}
