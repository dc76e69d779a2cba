/** A new version of a checklist: what may change, and what differs. */
import { expect } from 'chai';
import { checklistDifferences, checklistFaults, newKey, withChanges } from '../../server/lab/change-checklist.ts';
import type { Checklist } from '../../server/lab/checklist.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';

const { smartphone } = firstChecklists;
const without = (key: string): Checklist => ({
  ...smartphone,
  items: smartphone.items.filter((item) => item.key !== key),
});

describe('changing a checklist', () => {
  it('is as the docstrings say', () => {
    expect(newKey('The hinge holds.', new Set())).to.equal('the-hinge-holds');
    expect(newKey('The hinge holds.', new Set(['the-hinge-holds']))).to.equal('the-hinge-holds-2');
    expect(newKey('!!', new Set())).to.equal('question');
  });

  it('finds no fault with the first versions, and names the sum where points are missing', () => {
    for (const checklist of Object.values(firstChecklists)) expect(checklistFaults(checklist)).to.deep.equal([]);
    expect(checklistFaults(without('battery-health'))).to.deep.equal([{ key: null, fault: 'quality sum', found: 92 }]);
    expect(checklistFaults(without('grade-seen')).map(({ fault }) => fault)[1]).to.equal('no grade');
  });

  it('names each fault by its question', () => {
    const [item] = smartphone.items.filter(({ key }) => key === 'battery-flat');
    const change = { key: item!.key, points: 0, severity: 'minor' as const, label: ' ', help: '', least: null };
    const items = smartphone.items.map((one) => (one.key === item!.key ? withChanges(one, change) : one));
    const faults = checklistFaults({ items }).filter(({ key }) => key === 'battery-flat');
    expect(faults.map(({ fault }) => fault)).to.deep.equal(['no sentence', 'no help', 'points', 'danger']);
  });

  it('tells what was added, retired and changed', () => {
    const after: Checklist = {
      ...smartphone,
      items: smartphone.items
        .filter(({ key }) => key !== 'sensors')
        .map((item) => (item.key === 'battery-health' ? withChanges(item, { ...item, points: 10, least: 85 }) : item)),
    };
    expect(checklistDifferences(smartphone, after)).to.deep.equal([
      {
        ...{
          key: 'battery-health',
          label: 'The battery holds at least 80 % of what it held when new.',
          what: 'changed',
        },
        changes: [
          { of: 'points', from: '8', to: '10' },
          { of: 'least right value', from: '80 %', to: '85 %' },
        ],
      },
      { key: 'sensors', label: 'It turns, shakes and finds its place.', what: 'retired', changes: [] },
    ]);
    expect(checklistDifferences(after, smartphone).map(({ what }) => what)).to.deep.equal(['added', 'changed']);
    expect(checklistDifferences(smartphone, smartphone)).to.deep.equal([]);
  });
});
