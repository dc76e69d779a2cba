/** The checklists that every installation begins with. */
import { expect } from 'chai';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import { steps } from '../../server/lab/checklists/steps.ts';
import { deviceKinds } from '../../server/lab/device-kinds.ts';

const lists = deviceKinds.map((kind) => firstChecklists[kind]);

describe('the first checklists', () => {
  for (const { kind, items, views } of lists)
    it(`of ${kind}: add up to 100 for the device and to 100 for its parcel`, () => {
      for (const mark of ['quality', 'packaging'] as const) {
        const points = items.filter((item) => item.mark === mark).map((item) => item.points);
        expect(
          points.reduce((sum, one) => sum + one, 0),
          mark,
        ).to.equal(100);
      }
      expect(items.every(({ points }) => Number.isInteger(points) && points > 0)).to.equal(true);
      expect(new Set(items.map(({ key }) => key)).size).to.equal(items.length);
      expect(new Set(views.map(({ key }) => key)).size).to.equal(views.length);
    });

  it('are each the one of their kind', () => {
    expect(lists.map(({ kind }) => kind)).to.deep.equal(deviceKinds);
  });

  it('ask for seven views of phones, tablets and computers, and for seven others of watches', () => {
    for (const kind of ['smartphone', 'tablet', 'computer', 'smartwatch'] as const)
      expect(firstChecklists[kind].views, kind).to.have.length(7);
    const shared = firstChecklists.smartwatch.views.filter(({ key }) =>
      firstChecklists.smartphone.views.some((view) => view.key === key),
    );
    expect(shared.map(({ key }) => key)).to.deep.equal(['parcel-open']);
  });

  it('tell of every item how to look, and put it into a step that there is, in the order of the steps', () => {
    for (const { kind, items } of lists) {
      for (const { key, label, help } of items) {
        expect(help.length, `${kind} ${key}`).to.be.above(40);
        expect(label, `${kind} ${key}`).to.match(/^[A-Z].*\.$/);
      }
      const order = items.map(({ group }) => steps.findIndex((step) => step.key === group));
      expect(order, kind).to.deep.equal([...order].sort((a, b) => a - b));
      expect(order, kind).not.to.include(-1);
    }
  });

  it('let a key mean one thing, whatever the kind', () => {
    const meant = new Map<string, string>();
    for (const { items } of lists)
      for (const { key, label, help, severity, safety, mark, group } of items) {
        const meaning = JSON.stringify([label, help, severity, safety, mark, group]);
        expect(meant.get(key) ?? meaning, key).to.equal(meaning);
        meant.set(key, meaning);
      }
  });

  it('call critical whatever endangers a buyer, and look for each danger where it can be', () => {
    for (const { kind, items } of lists) {
      expect(items.filter(({ safety, severity }) => safety !== null && severity !== 'critical')).to.deep.equal([]);
      const found = new Set(items.map(({ safety }) => safety));
      for (const danger of ['counterfeit', 'previous_owner_data', 'locked_device', 'battery_hazard'] as const)
        expect(found.has(danger), `${kind} ${danger}`).to.equal(true);
    }
  });
});
