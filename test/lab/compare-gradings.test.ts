/** Two gradings held against each other: where they differ, when they say the same, what stands. */
import { expect } from 'chai';
import fc from 'fast-check';
import { noAnswer, noAnswers, type Answers, type Said } from '../../server/lab/answers.ts';
import type { Checklist } from '../../server/lab/checklist.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import {
  agreedResult,
  differencesOf,
  outcomeOf,
  settledResult,
  type Grading,
  type Side,
} from '../../server/lab/compare-gradings.ts';
import { judgeInspection, type InspectionFacts } from '../../server/lab/judge-inspection.ts';
import { milderOutcomes } from '../../server/lab/milder-outcomes.ts';
import { safetyFindings, verdicts } from '../../server/lab/result.ts';
import { settledAnswers } from '../../server/lab/said-of.ts';

const checklist: Checklist = firstChecklists.smartphone;
const facts: InspectionFacts = { gradeSold: 'good', promisedOn: null, receivedOn: null, carrier: null };

function graded(said: Readonly<Record<string, Said>>, more: Partial<Answers> = {}): Grading {
  const items = Object.fromEntries(
    checklist.items.map(({ key, asked }) => {
      const answer = said[key] ?? (asked.ask === 'yes' ? 'yes' : 'skipped');
      return [key, { ...noAnswer, said: answer }];
    }),
  );
  const answers = settledAnswers({
    items: checklist.items,
    answers: { ...noAnswers, ...more, items },
    gradeSold: 'good',
  });
  return { answers, result: judgeInspection(checklist, answers, facts) };
}

const keys = checklist.items.map(({ key }) => key);
const gradings = fc
  .dictionary(fc.constantFrom(...keys), fc.constantFrom<Said>('yes', 'no', 'skipped'), { maxKeys: 8 })
  .map((said) => graded(said));

describe('two gradings', () => {
  it('say what was wrong, also of an item that asks for a figure', () => {
    const low = graded({}, {});
    const battery = { ...noAnswer, value: '61' };
    const items = { ...low.answers.items, 'battery-health': battery };
    const answers = settledAnswers({ items: checklist.items, answers: { ...low.answers, items }, gradeSold: 'good' });
    const weak = { answers, result: judgeInspection(checklist, answers, facts) };
    expect(outcomeOf('battery-health', weak)).to.equal('no');
    expect(outcomeOf('battery-health', low)).to.equal('skipped');
    expect(outcomeOf('speakers', low)).to.equal('yes');
  });

  it('that differ in a blemish agree, and the blemish counts for the seller', () => {
    const clean = graded({});
    const dusty = graded({ 'openings-clean': 'no' });
    expect(differencesOf(checklist, clean, dusty).map(({ item }) => item.key)).to.deep.equal(['openings-clean']);
    const stands = agreedResult(checklist, clean, dusty, facts);
    expect(stands).to.deep.include({ verdict: 'passed', quality: 100, wrong: [] });
  });

  it('that differ in anything grave do not agree, though their verdicts are the same', () => {
    const one = graded({ 'no-liquid': 'no' });
    const other = graded({ 'parts-original': 'no' });
    expect(one.result.verdict).to.equal(other.result.verdict);
    expect(agreedResult(checklist, one, other, facts)).to.equal(null);
    const chosen = { 'no-liquid': 'second', 'parts-original': 'first' } satisfies Record<string, Side>;
    expect(settledResult(checklist, one, other, chosen, facts).wrong).to.deep.equal([]);
    const both = { 'no-liquid': 'first', 'parts-original': 'second' } satisfies Record<string, Side>;
    expect(settledResult(checklist, one, other, both, facts).wrong).to.have.length(2);
  });

  it('agree with themselves, and in either order', () => {
    fc.assert(
      fc.property(gradings, gradings, (one, other) => {
        expect(differencesOf(checklist, one, one)).to.deep.equal([]);
        expect(agreedResult(checklist, one, one, facts)).to.deep.equal(one.result);
        const forth = agreedResult(checklist, one, other, facts);
        const back = agreedResult(checklist, other, one, facts);
        expect(forth === null).to.equal(back === null);
        if (forth && back) expect([forth.verdict, forth.quality]).to.deep.equal([back.verdict, back.quality]);
      }),
    );
  });

  it('where they agree, come to the verdict of both and to nothing that only one of them saw', () => {
    fc.assert(
      fc.property(gradings, gradings, (one, other) => {
        const stands = agreedResult(checklist, one, other, facts);
        if (stands === null) return;
        expect(stands.verdict).to.equal(one.result.verdict).and.to.equal(other.result.verdict);
        for (const { item } of stands.wrong) {
          expect(outcomeOf(item, one)).to.equal('no');
          expect(outcomeOf(item, other)).to.equal('no');
        }
        const lost = (mark: 'quality' | 'packaging') =>
          stands.wrong
            .filter(({ item }) => checklist.items.find(({ key }) => key === item)?.mark === mark)
            .reduce((sum, { points }) => sum + points, 0);
        for (const mark of ['quality', 'packaging'] as const)
          if (stands[mark] !== null) expect(100 - stands[mark]).to.equal(lost(mark));
      }),
    );
  });

  it('when settled, say of each item what the chosen one said', () => {
    fc.assert(
      fc.property(gradings, gradings, fc.infiniteStream(fc.boolean()), (one, other, coins) => {
        const differences = differencesOf(checklist, one, other);
        const sides = differences.map(({ item }): [string, Side] => [
          item.key,
          coins.next().value ? 'first' : 'second',
        ]);
        const choices = Object.fromEntries(sides);
        const { wrong } = settledResult(checklist, one, other, choices, facts);
        const found = new Set(wrong.map(({ item }) => item));
        for (const { item, first, second } of differences)
          expect(found.has(item.key)).to.equal((choices[item.key] === 'first' ? first : second) === 'no');
        for (const key of keys.filter((each) => !differences.some(({ item }) => item.key === each)))
          expect(found.has(key)).to.equal(outcomeOf(key, one) === 'no');
      }),
    );
  });
});

describe('a correction', () => {
  it('is milder than what it corrects, never harsher, and contradicts nothing', () => {
    for (const verdict of verdicts)
      for (const safetyFinding of safetyFindings)
        for (const milder of milderOutcomes({ verdict, safetyFinding })) {
          expect(verdicts.indexOf(milder.verdict)).to.be.at.most(verdicts.indexOf(verdict));
          expect(['none', safetyFinding]).to.include(milder.safetyFinding);
          expect({ ...milder }).not.to.deep.equal({ verdict, safetyFinding });
          if (milder.safetyFinding !== 'none') expect(milder.verdict).to.equal('blocker');
        }
    expect(milderOutcomes({ verdict: 'passed', safetyFinding: 'none' })).to.deep.equal([]);
    expect(milderOutcomes({ verdict: 'downgraded', safetyFinding: 'none' })).to.deep.equal([
      { verdict: 'passed', safetyFinding: 'none' },
    ]);
    expect(milderOutcomes({ verdict: 'blocker', safetyFinding: 'locked_device' })).to.have.length(3);
  });
});
