/** Agreement by item, by person and of the verdict. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Said } from '../../server/lab/answers.ts';
import { agreementOf, effectiveAnswers, type GradedPair } from '../../server/lab/agreement.ts';
import type { Verdict } from '../../server/lab/result.ts';

const items = new Map([
  ['screen-whole', 'The screen has no crack.'],
  ['body-clean', 'The body is clean.'],
]);

interface Told {
  by: [string, string];
  verdicts?: [Verdict, Verdict];
  clean?: [Said, Said];
}

const pair = ({ by, verdicts = ['passed', 'passed'], clean = ['yes', 'yes'] }: Told): GradedPair => {
  const side = (at: 0 | 1) => ({
    inspector: by[at],
    verdict: verdicts[at],
    said: new Map<string, Said>([
      ['screen-whole', verdicts[at] === 'passed' ? 'yes' : 'no'],
      ['body-clean', clean[at]],
    ]),
  });
  return { first: side(0), second: side(1), items };
};

const times = <T>(count: number, make: (none: unknown, nth: number) => T): T[] => Array.from({ length: count }, make);

describe('the agreement of inspectors', () => {
  it('is told of nobody before anything was graded twice', () => {
    const none = agreementOf([]);
    expect(none.devices).to.equal(0);
    expect(none.verdict).to.include({ pairs: 0, kappa: null, why: 'too_few' });
    expect([none.byItem, none.byInspector]).to.deep.equal([[], []]);
  });

  it('is that of the docstring: 18 yes and two no, always alike, are 1', () => {
    const pairs = [
      ...times(18, () => pair({ by: ['ada', 'ben'] })),
      ...times(2, () => pair({ by: ['ada', 'ben'], verdicts: ['downgraded', 'downgraded'] })),
    ];
    const { byItem, verdict } = agreementOf(pairs);
    expect(byItem.find(({ key }) => key === 'screen-whole')).to.include({ kappa: 1, differed: 0, unclear: false });
    expect(verdict.kappa).to.equal(1);
    expect(byItem.find(({ key }) => key === 'body-clean')).to.include({ kappa: null, why: 'all_alike', agreed: 1 });
  });

  it('names the items that two people read differently first', () => {
    const pairs = [
      ...times(14, () => pair({ by: ['ada', 'ben'] })),
      ...times(5, () => pair({ by: ['ben', 'cleo'], clean: ['no', 'yes'] })),
      ...times(5, () => pair({ by: ['cleo', 'ada'], clean: ['no', 'no'], verdicts: ['downgraded', 'downgraded'] })),
    ];
    const [worst, best] = agreementOf(pairs).byItem;
    expect(worst).to.include({ key: 'body-clean', differed: 5, unclear: true });
    expect(best).to.include({ key: 'screen-whole', differed: 0, unclear: false });
  });

  it('takes answers about one device for fewer than they are, and never for more', () => {
    const said = fc.constantFrom<Said>('yes', 'no', 'skipped');
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(said, said), { minLength: 1, maxLength: 12 }), { minLength: 20 }),
        (all) => {
          expect(effectiveAnswers(all)).to.be.within(all.length, all.flat().length);
        },
      ),
    );
    // Ten devices of which every answer differs, ten of which none does: ten answers of one device tell as much as one.
    const careless = times(10, () => times(10, (): [Said, Said] => ['yes', 'no']));
    const careful = times(10, () => times(10, (): [Said, Said] => ['yes', 'yes']));
    expect(effectiveAnswers([...careless, ...careful])).to.equal(20);
    // All devices alike: their spread is not known, so the cautious number stands.
    const even = times(20, () => times(10, (_, nth): [Said, Said] => ['yes', nth === 0 ? 'no' : 'yes']));
    expect(effectiveAnswers(even)).to.equal(20);
  });

  it('holds each against all the others, whoever graded first', () => {
    const apart = { verdicts: ['passed', 'downgraded'] as [Verdict, Verdict] };
    const pairs = [
      ...times(15, () => pair({ by: ['ada', 'ben'] })),
      ...times(15, () => pair({ by: ['ben', 'ada'], verdicts: ['blocker', 'blocker'] })),
      ...times(10, () => pair({ by: ['ada', 'cleo'], ...apart })),
      ...times(10, () => pair({ by: ['cleo', 'ada'], verdicts: ['downgraded', 'passed'] })),
    ];
    const { byInspector, verdict, verdictWeighted } = agreementOf(pairs);
    expect(byInspector.map(({ inspector, devices }) => [inspector, devices])).to.deep.equal([
      ['ada', 50],
      ['ben', 30],
      ['cleo', 20],
    ]);
    expect(byInspector[1]!.verdict.kappa).to.equal(1);
    expect(byInspector[2]!.verdict.kappa).to.be.at.most(0);
    expect(verdict.agreed).to.be.closeTo(0.6, 1e-12);
    expect(verdictWeighted.agreed).to.be.closeTo(0.8, 1e-12);
  });
});
