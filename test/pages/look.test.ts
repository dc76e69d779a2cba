/** The rules of the look that a machine can keep: in the templates, in the styles, in the colours. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { styleSheets } from '../../server/style-sheets.ts';
import { helpers } from '../../server/helpers/index.ts';

const root = join(import.meta.dirname, '../..');
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));

const templates = filesIn('views', '.hbs').map((name) => ({
  name,
  text: readFileSync(join(root, 'views', name), 'utf8').replace(/\{\{!--[\s\S]*?--\}\}/g, ''),
}));

/** `file: what it says` for each place in a template that matches. */
const found = (pattern: RegExp, allowed: (match: RegExpMatchArray, name: string) => boolean = () => false) =>
  templates.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].filter((match) => !allowed(match, name)).map((match) => `${name}: ${match[0].trim()}`),
  );

/** Mustaches taken out, so that what remains is HTML with holes. */
const withoutMustaches = (text: string) => text.replaceAll(/\{\{\{?[\s\S]*?\}?\}\}/g, '§');

describe('templates', () => {
  it('hold no script, no style, no event attribute: the browser would refuse them', () => {
    expect(found(/<script(?![^>]*\bsrc=)[^>]*>/g)).to.deep.equal([]);
    expect(found(/<style\b/g)).to.deep.equal([]);
    expect(found(/<[a-z][^>]*\s(style|on[a-z]+)\s*=/g)).to.deep.equal([]);
  });

  it('escape everything but the page inside its layout', () => {
    expect(
      found(
        /\{\{\{[^}]*\}\}\}|\{\{&[^}]*\}\}/g,
        ([text], name) => text === '{{{body}}}' && name.startsWith('layouts/'),
      ),
    ).to.deep.equal([]);
  });

  it('quote every attribute that holds a figure', () => {
    const unquoted = templates.filter(({ text }) => /<[a-z][^<>]*\s[a-z-]+=§/.test(withoutMustaches(text)));
    expect(unquoted.map(({ name }) => name)).to.deep.equal([]);
  });

  it('check every address that comes from data', () => {
    const made = /\b(?:href|src|action)="\{\{(?!safeUrl |or static )[^}]*\}\}/g;
    // An address that begins with a path of ours cannot lead elsewhere; one that is all data could.
    expect(found(made)).to.deep.equal([]);
  });

  it('describe every picture', () => {
    expect(found(/<img(?![^>]*\balt=)[^>]*>/g)).to.deep.equal([]);
    expect(found(/<svg(?![^>]*(aria-hidden|aria-label))[^>]*>/g)).to.deep.equal([]);
    expect(found(/<canvas(?![^>]*aria-label)[^>]*>/g)).to.deep.equal([]);
  });

  it('never name a field like a helper without saying so: {{this.rank}}, not {{rank}}', () => {
    expect(found(/\{\{~?\s*([a-zA-Z]+)\s*~?\}\}/g, ([, word = '']) => !(word in helpers))).to.deep.equal([]);
  });

  it('hand partials what they need: {{> name this}} or {{> name key=value}}', () => {
    const alone = ['csrf', 'logo'];
    expect(found(/\{\{#?>\s*([\w/-]+)\s*\}\}/g, ([, name = '']) => alone.includes(name))).to.deep.equal([]);
  });

  it('put a token into every form that changes something', () => {
    const bare = templates.flatMap(({ name, text }) =>
      [...text.matchAll(/<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)]
        .filter(([form]) => !form.includes('{{> csrf}}'))
        .map(([form]) => `${name}: ${form.slice(0, 80)}`),
    );
    expect(bare).to.deep.equal([]);
  });

  it('say in their head what they are; a partial also how it is called', () => {
    const heads = filesIn('views', '.hbs').map(
      (name) => [name, readFileSync(join(root, 'views', name), 'utf8')] as const,
    );
    expect(heads.filter(([, text]) => !text.startsWith('{{!--')).map(([name]) => name)).to.deep.equal([]);
  });
});

describe('styles', () => {
  const sheets = filesIn('static/css', '.css').map((name) => ({
    name,
    text: readFileSync(join(root, 'static/css', name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }));
  const tokens = sheets.find(({ name }) => name === 'tokens.css')?.text ?? '';

  it('are all sent, tokens first and paper last', () => {
    const linked = styleSheets.map((name) => `${name}.css`);
    expect([...linked].sort()).to.deep.equal(sheets.map(({ name }) => name).sort());
    expect([linked[0], linked.at(-1)]).to.deep.equal(['tokens.css', 'print.css']);
  });

  it('name colours in the tokens only, each for light and dark', () => {
    const stray = sheets.flatMap(({ name, text }) =>
      name === 'tokens.css'
        ? []
        : [...text.matchAll(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|light-dark\(/gi)].map(([colour]) => `${name}: ${colour}`),
    );
    expect(stray).to.deep.equal([]);
    expect(tokens).not.to.match(/--[\w-]+: #/);
  });

  it('use no token that does not exist', () => {
    const defined = new Set(
      [
        ...sheets
          .map(({ text }) => text)
          .join('')
          .matchAll(/(--[\w-]+):/g),
      ].map(([, name]) => name),
    );
    const used = sheets.flatMap(({ name, text }) =>
      [...text.matchAll(/var\((--[\w-]+)/g)].map(([, token]) => [name, token]),
    );
    expect(used.filter(([, token]) => !defined.has(token)).map(String)).to.deep.equal([]);
  });

  it('cast no shadows and move nothing', () => {
    const text = sheets.map(({ text }) => text).join('');
    expect(text).not.to.match(/box-shadow: (?!inset)|text-shadow|@keyframes|animation:/);
  });

  const colours = new Map(
    [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
      name as string,
      { light: light as string, dark: dark as string },
    ]),
  );
  const grounds = ['paper', 'sunken', 'hover'];
  const onWash: [string, string][] = ['warn', 'limit', 'suspend', 'accent'].flatMap((level): [string, string][] => [
    [level, `${level}-soft`],
    ['text', `${level}-soft`],
  ]);
  const words = ['text', 'muted', 'accent', 'accent-strong', 'warn', 'limit', 'suspend'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  );
  const marks = ['warn-mark', 'limit-mark', 'suspend-mark', 'control', 'faint'].map((ink): [string, string] => [
    ink,
    'paper',
  ]);

  for (const scheme of ['light', 'dark'] as const) {
    it(`have words of 4.5 : 1 and marks of 3 : 1 in the ${scheme}`, () => {
      const tooFaint = (pairs: [string, string][], least: number) =>
        pairs
          .map(([ink, ground]) => ({
            pair: `${ink} on ${ground}`,
            ratio: contrast(colours.get(ink)?.[scheme], colours.get(ground)?.[scheme]),
          }))
          .filter(({ ratio }) => ratio < least);
      expect(
        tooFaint([...words, ...onWash, ['on-accent', 'accent'], ['on-accent', 'accent-strong']], 4.5),
      ).to.deep.equal([]);
      expect(tooFaint(marks, 3)).to.deep.equal([]);
    });
  }
});

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [brighter, darker] = [luminance(one ?? '#000000'), luminance(other ?? '#000000')].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
