/** How answers become marks and a verdict. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Answer, Answers, Said } from '../../server/lab/answers.ts';
import { noAnswer, noAnswers } from '../../server/lab/answers.ts';
import type { Checklist, ChecklistItem } from '../../server/lab/checklist.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import { deviceKinds } from '../../server/lab/device-kinds.ts';
import { judgeInspection, verdictOf, type InspectionFacts } from '../../server/lab/judge-inspection.ts';
import { figureIn, saidOf, settledAnswers } from '../../server/lab/said-of.ts';

const facts: InspectionFacts = { gradeSold: 'good', promisedOn: null, receivedOn: null, carrier: null };
const item = (key: string, points: number, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  ...{ key, points, mark: 'quality', group: 'outside', label: `${key}.`, help: '', severity: 'minor' },
  ...{ asked: { ask: 'yes' }, safety: null },
  ...more,
});
const list = (...items: ChecklistItem[]): Checklist => ({ kind: 'other', views: [], items });
const answered = (items: Record<string, Partial<Answer>>): Answers => ({
  ...noAnswers,
  items: Object.fromEntries(Object.entries(items).map(([key, answer]) => [key, { ...noAnswer, ...answer }])),
});
const saying = (words: Record<string, Said>) =>
  answered(Object.fromEntries(Object.entries(words).map(([key, said]) => [key, { said }])));

describe('judging an inspection', () => {
  it('is as the docstrings say', () => {
    const two = judgeInspection(list(item('a', 50), item('b', 50)), saying({ a: 'yes', b: 'no' }), facts);
    expect([two.quality, two.wrong.map(({ points }) => points)]).to.deep.equal([50, [50]]);
    const three = list(item('a', 50), item('b', 30), item('c', 20));
    const skipped = judgeInspection(three, saying({ a: 'skipped', b: 'yes', c: 'no' }), facts);
    expect([skipped.quality, skipped.wrong.map(({ points }) => points)]).to.deep.equal([60, [40]]);
    const grave = list(item('a', 10, { severity: 'critical' }), item('b', 20), item('c', 70));
    const blocked = judgeInspection(grave, saying({ a: 'no', b: 'no', c: 'yes' }), facts);
    expect([blocked.quality, blocked.wrong.map(({ points }) => points)]).to.deep.equal([29, [51, 20]]);
    expect(verdictOf([{ severity: 'minor' }], 'none', 69)).to.equal('downgraded');
    expect(figureIn('86,5')).to.equal(86.5);
    const battery = item('battery', 100, { asked: { ask: 'figure', unit: '%', least: 80 } });
    const said = (value: string) =>
      saidOf(battery, { items: [battery], answers: answered({ battery: { value } }), gradeSold: null });
    expect([said('79'), said('80'), said('80 %'), said('much')]).to.deep.equal(['no', 'yes', 'yes', null]);
  });

  it('blocks at a critical no, and at a danger with its own ground; the gravest is named', () => {
    const critical = judgeInspection(list(item('a', 100, { severity: 'critical' })), saying({ a: 'no' }), facts);
    expect([critical.verdict, critical.safetyFinding]).to.deep.equal(['blocker', 'none']);
    const both = list(
      item('lock', 50, { severity: 'critical', safety: 'locked_device' }),
      item('swollen', 50, { severity: 'critical', safety: 'battery_hazard' }),
    );
    const danger = judgeInspection(both, saying({ lock: 'no', swollen: 'no' }), facts);
    expect([danger.verdict, danger.safetyFinding]).to.deep.equal(['blocker', 'battery_hazard']);
  });

  it('downgrades below the grade that was sold, at a major no, and below 70 points; else it passes', () => {
    const graded = list(item('grade', 10, { severity: 'major', asked: { ask: 'grade' } }), item('rest', 90));
    const verdict = (value: string, gradeSold: InspectionFacts['gradeSold']) =>
      judgeInspection(graded, answered({ grade: { value }, rest: { said: 'yes' } }), { ...facts, gradeSold }).verdict;
    expect(verdict('fair', 'good')).to.equal('downgraded');
    expect(verdict('good', 'good')).to.equal('passed');
    expect(verdict('premium', 'good')).to.equal('passed');
    expect(verdict('fair', null)).to.equal('passed');
    const minor = (points: number) =>
      judgeInspection(list(item('a', points), item('b', 100 - points)), saying({ a: 'no', b: 'yes' }), facts).verdict;
    expect([minor(30), minor(31)]).to.deep.equal(['passed', 'downgraded']);
    const major = list(item('a', 1, { severity: 'major' }), item('b', 99));
    expect(judgeInspection(major, saying({ a: 'no', b: 'yes' }), facts).verdict).to.equal('downgraded');
  });

  it('compares the IMEI of the papers with the one of the device', () => {
    const items = firstChecklists.smartphone.items.filter(({ asked }) => asked.ask === 'imei');
    const [own, papers] = items as [ChecklistItem, ChecklistItem];
    const said = (device: Partial<Answer>, printed: Partial<Answer>) => {
      const answers = answered({ [own.key]: device, [papers.key]: printed });
      return [own, papers].map((one) => saidOf(one, { items, answers, gradeSold: null }));
    };
    const [one, other] = ['490154203237518', '356938035643809'];
    expect(said({ value: one }, { value: '49 015420 323751 8' })).to.deep.equal(['yes', 'yes']);
    expect(said({ value: one }, { value: other })).to.deep.equal(['yes', 'no']);
    expect(said({ value: '490154203237519' }, { said: 'skipped' })).to.deep.equal([null, 'skipped']);
    expect(said({ value: '490154203237519', said: 'no' }, { value: other })).to.deep.equal(['no', 'yes']);
  });

  it('says what was typed, but no number of a device', () => {
    const { items } = firstChecklists.smartphone;
    const [battery, own] = ['battery-health', 'imei'].map((key) => items.find((one) => one.key === key)!);
    const wrong = judgeInspection(
      list(battery!, own!),
      answered({ 'battery-health': { value: '71', note: 'warm' }, imei: { value: '123', said: 'no', note: 'odd' } }),
      facts,
    ).wrong;
    expect(wrong.map(({ note }) => note)).to.deep.equal(['found: 71 %. warm', 'odd']);
  });

  it('settles what was typed into a word for the record', () => {
    const battery = item('battery', 100, { asked: { ask: 'figure', unit: '%', least: 80 } });
    const answers = settledAnswers({
      items: [battery],
      answers: answered({ battery: { value: '71' } }),
      gradeSold: null,
    });
    expect(answers.items['battery']).to.include({ said: 'no', value: '71' });
  });

  const said = fc.constantFrom<Said | null>('yes', 'no', 'skipped', null);
  const story = fc.constantFrom(...deviceKinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      words: fc.array(said, {
        minLength: firstChecklists[kind].items.length,
        maxLength: firstChecklists[kind].items.length,
      }),
    }),
  );

  it('explains every mark: what the items cost adds up to what it lacks', () => {
    fc.assert(
      fc.property(story, ({ kind, words }) => {
        const checklist = firstChecklists[kind];
        const items = checklist.items.map(({ key }, place) => [key, { ...noAnswer, said: words[place] ?? null }]);
        const result = judgeInspection(
          checklist,
          { ...noAnswers, items: Object.fromEntries(items) as Answers['items'] },
          facts,
        );
        for (const mark of ['quality', 'packaging'] as const) {
          const ofMark = checklist.items.filter((one) => one.mark === mark).map(({ key }) => key);
          const lost = result.wrong.filter((one) => ofMark.includes(one.item));
          const sum = lost.reduce((total, { points }) => total + points, 0);
          if (result[mark] === null) expect(lost).to.deep.equal([]);
          else expect(sum, mark).to.equal(100 - result[mark]);
          expect(lost.every(({ points }) => Number.isInteger(points) && points >= 1)).to.equal(true);
          const has = (severity: string) => lost.some((one) => one.severity === severity);
          if (has('critical')) expect(result[mark]).to.be.below(30);
          else if (has('major')) expect(result[mark]).to.be.below(70);
        }
      }),
    );
  });

  it('never thinks better of a device because one more thing was wrong', () => {
    const rank = { passed: 0, downgraded: 1, blocker: 2 };
    fc.assert(
      fc.property(story, fc.nat(), ({ kind, words }, pick) => {
        const checklist = firstChecklists[kind];
        const judged = (given: readonly (Said | null)[]) => {
          const items = checklist.items.map(({ key }, place) => [key, { ...noAnswer, said: given[place] ?? null }]);
          return judgeInspection(
            checklist,
            { ...noAnswers, items: Object.fromEntries(items) as Answers['items'] },
            facts,
          );
        };
        const place = pick % words.length;
        const [better, worse] = [judged(words.with(place, 'yes')), judged(words.with(place, 'no'))];
        expect(rank[worse.verdict]).to.be.at.least(rank[better.verdict]);
        expect(worse.quality ?? 0).to.be.at.most(better.quality ?? 100);
      }),
    );
  });
});
