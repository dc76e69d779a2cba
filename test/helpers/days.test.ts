import { expect } from 'chai';
import { dayStretch } from '../../server/helpers/day-stretch.ts';
import { clockTime, day, dayWords, exactDay, moment, momentWords, shortDay } from '../../server/helpers/days.ts';
import { dayOf } from '../../server/scoring/day.ts';

const night = dayOf('2026-11-21');

describe('days as people say them', () => {
  it('says them against the last night', () => {
    expect(dayWords(night, night)).to.equal('yesterday');
    expect(dayWords(night + 1, night)).to.equal('today');
    expect(dayWords(night + 2, night)).to.equal('tomorrow');
    expect(dayWords('2026-11-03', night)).to.equal('Tue 3 Nov');
  });

  it('names the year of a day of another year', () => {
    expect(dayWords('2025-10-19', night)).to.equal('19 Oct 2025');
    expect(dayWords('2026-03-01', night)).to.equal('Sun 1 Mar');
    expect(dayWords('2025-12-30', dayOf('2026-01-05'))).to.equal('30 Dec 2025');
    expect(dayWords('2026-01-02', night)).to.equal('Fri 2 Jan');
  });

  it('can call yesterday by its name', () => {
    expect(shortDay(night, night)).to.equal('Sat 21 Nov');
    expect(shortDay(null, night)).to.equal('–');
  });

  it('says them in full without a night', () => {
    expect(dayWords('2026-11-03', null)).to.equal('Tue 3 Nov 2026');
    expect(exactDay(0)).to.equal('Thu 1 Jan 1970');
  });

  it('keeps the exact day in the tooltip', () => {
    expect(String(day(night, night))).to.equal('<time datetime="2026-11-21" title="Sat 21 Nov 2026">yesterday</time>');
  });

  it('reads instants in the time zone of the business', () => {
    expect(momentWords('2026-11-22T02:22:00Z', night, 'Europe/Paris')).to.equal('today 03:22');
    expect(momentWords('2026-11-21T23:30:00Z', night, 'Asia/Tokyo')).to.equal('today 08:30');
    expect(clockTime(1_795_314_120, 'UTC')).to.match(/^\d\d:\d\d$/);
    expect(String(moment('2026-11-22T02:22:05Z', night, 'Europe/Paris'))).to.include(
      'title="Sun 22 Nov 2026, 03:22:05 Europe/Paris"',
    );
  });

  it('writes a stretch as short as its language does', () => {
    const [week, turn, one] = [
      { from: '2026-05-03', to: '2026-05-09' },
      { from: '2026-04-28', to: '2026-05-03' },
      { from: '2026-05-03', to: '2026-05-03' },
    ];
    expect([week, turn, one].map((each) => dayStretch(each, 'en'))).to.deep.equal([
      ...['3–9 May 2026', '28 Apr – 3 May 2026', '3 May 2026'],
    ]);
    expect([week, turn, one].map((each) => dayStretch(each, 'fr').replaceAll(/\s/g, ' '))).to.deep.equal([
      ...['3–9 mai 2026', '28 avr. – 3 mai 2026', '3 mai 2026'],
    ]);
    expect(dayStretch({ from: '2025-12-28', to: '2026-01-03' }, 'en')).to.equal('28 Dec 2025 – 3 Jan 2026');
  });

  it('writes what is not known as a dash', () => {
    for (const nothing of [null, undefined, '', '2026-02-30'])
      for (const say of [day, dayWords, exactDay]) expect(say(nothing, night), say.name).to.equal('–');
    for (const nothing of [null, undefined, '', 'soon'])
      for (const say of [moment, momentWords]) expect(say(nothing, night, 'UTC'), say.name).to.equal('–');
    expect(clockTime(null, 'UTC')).to.equal('–');
  });
});
