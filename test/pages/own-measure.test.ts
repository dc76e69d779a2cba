import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { presentOwnMeasure } from '../../server/pages/scorecard/present-own-measure.ts';
import { dayOf } from '../../server/scoring/day.ts';
import type { OwnMeasure } from '../../server/stores/own-measure.ts';

describe('a measure in force on the scorecard', () => {
  const limit: OwnMeasure = {
    ...{ measure: 'limit', restriction: { shareOfListings: 50 }, partial: true, until: '2026-12-31' },
    ...{ statement: 7, notifiedOn: '2026-11-20', appeal: null },
  };
  const told = (given: Partial<OwnMeasure>, day = '2026-11-23', language: 'en' | 'fr' = 'en') =>
    presentOwnMeasure(texts(language), { ...limit, ...given }, dayOf(day));

  it('says how much it takes, where and how long, and leads to its reasons', () => {
    const { words, statement } = told({});
    expect(words).to.match(
      /^The limit: at most 50.?% of your listings are shown\. It holds only where its statement says\./,
    );
    expect(words).to.match(/Its last day is .*31 Dec 2026\.$/);
    expect(statement).to.equal('/statements/7');
    const open = { restriction: { ordersPerDay: 1 }, partial: false, until: null };
    expect(told(open).words).to.equal('The limit: at most 1 new order a day.');
    expect(told({ ...open, measure: 'suspend' }).words).to.equal('Suspended: none of your listings is shown.');
    expect(told({}, '2026-11-23', 'fr').words).to.match(/^La limitation\u00a0: au plus 50.?% de vos annonces/);
  });

  it('says until when one can appeal, and what became of an appeal', () => {
    expect(told({}, '2027-05-20').appeal).to.match(/^You can appeal there until .*20 May 2027\.$/);
    expect(told({}, '2027-05-21').appeal).to.match(/^The time to appeal ended on .*20 May 2027\.$/);
    expect(told({ appeal: 'open' }).appeal).to.include('is open');
    expect(told({ appeal: 'rejected' }).appeal).to.include('the decision stands');
    expect(told({ statement: null }).appeal).to.equal(null);
  });
});
