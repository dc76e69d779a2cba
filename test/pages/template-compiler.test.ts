/** Our compiler says of each template what Handlebars itself says. */
import { expect } from 'chai';
import Handlebars from 'handlebars';
import { escape } from '../../server/helpers/escape.ts';
import { helpers } from '../../server/helpers/index.ts';
import { compileTemplates } from '../../server/template-compiler.ts';

const partials: Record<string, string> = {
  note: '<p class="{{kind}}">{{text}}{{#if @partial-block}} [{{> @partial-block this}}]{{/if}}</p>',
  'rows/row': '{{#each cells}}{{this}}{{@index}}{{../name}}{{#unless @first}},{{/unless}}{{/each}}',
  csrf: '{{@root.token}}',
};

const context = {
  name: 'Fonex & <b>',
  none: null,
  empty: [],
  zero: 0,
  token: 'abc',
  count: 3,
  person: { role: 'lab', deep: { word: 'näh' } },
  rows: [{ name: 'one', cells: [1, 2] }, { name: 'two', cells: [] }, { cells: ['x'] }],
  words: ['a', null, 'c'],
  byKey: { first: 1, second: 2 },
  markup: new Handlebars.SafeString('<i>as it stands</i>'),
};

const templates = {
  'a name, escaped and beyond ASCII':
    '{{name}} {{person.deep.word}} {{markup}} {{missing}} {{missing.far}} {{none}} {{zero}}',
  'markup that was drawn already': '{{{name}}}{{{missing}}}',
  'no field that is not its own': '{{constructor}}{{person.toString}}{{words.length}}',
  'an if with its other cases':
    '{{#if empty}}a{{else if zero}}b{{else if person}}c{{else}}d{{/if}}{{#unless none}}e{{/unless}}',
  'a with':
    '{{#with person}}{{role}}{{../name}}{{#if deep}}{{../name}}{{/if}}{{/with}}{{#with none}}a{{else}}b{{/with}}',
  'an each within an each':
    '{{#each rows}}{{name}}:{{#each cells}}{{this}}{{../name}}{{../../name}};{{/each}}{{/each}}',
  'an each over nothing, holes and an object':
    '{{#each empty}}a{{else}}b{{/each}}{{#each words}}[{{this}}]{{/each}}{{#each byKey}}{{this}}{{/each}}',
  'helpers, one in another':
    '{{plural count "seller"}} {{or missing "none"}} {{#if (and name (eq count 3))}}yes{{/if}} {{classes "a" none "b"}}',
  'a helper with names': '{{sparkline words label="Words"}}',
  'a helper of the same name as a field': '{{count}} {{count count}} {{#if count}}{{this.count}}{{/if}}',
  'a partial that sees what it is handed':
    '{{#each rows}}{{> rows/row this}}{{> rows/row}}{{> note text=name kind="warn"}}{{/each}}',
  'a partial with the page and more': '{{> note this text=count}}{{> csrf}}',
  'a partial around a block':
    '{{#with person}}{{#> note this text="t"}}- {{name}}{{text}}{{role}}{{../name}}{{/note}}{{/with}}',
  'lines of their own': '{{! nothing }}\n  {{#if name}}\n  x\n  {{/if}}\n{{> csrf}}\ny {{~name~}} z\n',
} as const;

describe('the compiler of templates', () => {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers as never);
  const built = ['if', 'unless', 'each', 'with', ...Object.keys(helpers)];
  const options = {
    knownHelpers: Object.fromEntries(built.map((name) => [name, true])),
    knownHelpersOnly: true,
    preventIndent: true,
    explicitPartialContext: true,
  };
  let theirEscape: typeof Handlebars.Utils.escapeExpression;
  before(() => {
    theirEscape = Handlebars.Utils.escapeExpression;
    Handlebars.Utils.escapeExpression = escape;
    for (const [name, source] of Object.entries(partials))
      handlebars.registerPartial(name, handlebars.compile(source, options));
  });
  after(() => {
    Handlebars.Utils.escapeExpression = theirEscape;
  });

  const drawn = (source: string) =>
    compileTemplates(
      new Map(Object.entries({ ...partials, page: source }).map(([name, text]) => [name, Handlebars.parse(text)])),
      helpers,
    )('page')(context);

  for (const [what, source] of Object.entries(templates))
    it(`draws ${what}`, () => {
      expect(drawn(source)).to.equal(handlebars.compile(source, options)(context));
    });

  it('leaves out the blanks before a partial that has a line to itself', () => {
    expect(drawn('<p>\n    {{> csrf}}\n</p>')).to.equal('<p>\nabc</p>');
  });

  it('refuses a helper, a block and a partial that there are not', () => {
    expect(() => drawn('{{shout name}}')).to.throw('There is no helper shout (line 1)');
    expect(() => drawn('{{#repeat name}}x{{/repeat}}')).to.throw('There is no block repeat (line 1)');
    expect(() => drawn('{{> nowhere}}')).to.throw('There was no template nowhere');
  });
});
