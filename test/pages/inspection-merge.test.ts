/** How two drafts of one inspection become one on the phone: nothing that somebody answered is lost without being shown. */
import { expect } from 'chai';
import fc from 'fast-check';

type Fields = Record<string, string>;
interface Conflict {
  name: string;
  mine: string;
  theirs: string;
}
interface Store {
  merged: (base: Fields, mine: Fields, theirs: Fields, sent?: Fields) => { fields: Fields; conflicts: Conflict[] };
  differing: (one: Fields, other: Fields) => string[];
}
const file = new URL('../../static/js/inspect-store.js', import.meta.url).href;
const { merged, differing } = (await import(file)) as Store;

describe('joining two drafts', () => {
  it('takes what one side alone has changed, and asks where both have', () => {
    const base = { a: 'yes', b: 'yes', c: 'yes' };
    const joined = merged(base, { a: 'no', b: 'yes', c: 'no' }, { a: 'yes', b: 'no', c: 'skipped' });
    expect(joined).to.deep.equal({
      fields: { a: 'no', b: 'no', c: 'skipped' },
      conflicts: [{ name: 'c', mine: 'no', theirs: 'skipped' }],
    });
  });

  it('knows its own words again, where the answer to them was lost on the way', () => {
    expect(merged({}, { a: 'no' }, { a: 'yes' }, { a: 'yes' })).to.deep.equal({ fields: { a: 'no' }, conflicts: [] });
  });

  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('yes', 'no', 'skipped'));
  const value = (all: Fields, name: string) => all[name] ?? '';

  it('loses nothing: each answer of either side stands in the result or in a question', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const { fields: joined, conflicts } = merged(base, mine, theirs);
        for (const name of ['a', 'b', 'c', 'd']) {
          const asked = conflicts.find((one) => one.name === name);
          const said = [value(mine, name), value(theirs, name)];
          if (asked) expect([asked.mine, asked.theirs, value(joined, name)]).to.deep.equal([...said, said[1]]);
          else if (said[0] !== value(base, name)) expect(value(joined, name)).to.equal(said[0]);
          else expect(value(joined, name)).to.equal(said[1]);
        }
        expect(differing(merged(base, mine, base).fields, mine)).to.deep.equal([]);
        expect(merged(base, mine, mine).conflicts).to.deep.equal([]);
      }),
    );
  });
});
