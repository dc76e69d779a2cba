/** The marketplace's test orders as their seller reads them: what was tested, what was found, what the words mean, what follows. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Finding } from '../../stores/desk-seller.ts';

const verdicts: Record<string, string> = {
  passed: message('Verdict passed: as sold, safe and well packed.'),
  downgraded: message('Verdict downgraded: a lower grade than it was sold as.'),
  blocker: message('Verdict blocker: it must not have been sold like this.'),
};

/** In the middle of a sentence: what was found. */
const found: Record<string, string> = {
  downgraded: message('downgraded'),
  blocker: message('blocker'),
  passed: message('passed'),
  counterfeit: message('counterfeit device'),
  previous_owner_data: message('previous owner’s data found'),
  battery_hazard: message('battery hazard'),
  locked_device: message('device locked to an account'),
};

const dangers: Record<string, string> = {
  counterfeit: message('Counterfeit device. The device, or a main part of it, is not genuine.'),
  previous_owner_data: message('Previous owner’s data found. Data of a previous owner were still on the device.'),
  battery_hazard: message('Battery hazard. The battery is a danger to whoever uses the device.'),
  locked_device: message(
    'Device locked to an account. The device is locked to somebody’s account, so that a customer cannot use it.',
  ),
};

const draws: Record<string, string> = {
  random: message('It was drawn at random, as an order of any seller may be.'),
  for_cause: message('It was chosen, not drawn at random: it is shown, and counts in no rate.'),
};

const sayOwn = (t: Texts, table: Record<string, string>, word: string | null): string | null => {
  const said = word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
  return said === undefined ? null : t(said);
};

export function presentOwnFindings(t: Texts, findings: readonly Finding[], night: Day) {
  const { dayWords } = daysIn(t.language);
  const rows = findings.map((finding) => {
    const { id, verdict, safetyFinding, inspectedOn, draw } = finding;
    return {
      id,
      href: verdict === null ? null : `/verdicts/${id}`,
      tested: deviceOf(t, finding),
      inspected: inspectedOn === null ? null : t('Inspected {day}', { day: dayWords(inspectedOn, night) }),
      why: sayOwn(t, draws, draw),
      verdict: sayOwn(t, verdicts, verdict) ?? t('No verdict.'),
      danger: sayOwn(t, dangers, safetyFinding),
      marks: marksOf(t, finding),
      corrected: correctedSentence(t, finding),
    };
  });
  return rows.length === 0 ? null : { latest: rows.slice(0, shownAtOnce), earlier: rows.slice(shownAtOnce) };
}

/** The rest is folded: large shops have dozens. */
const shownAtOnce = 3;

/** 'Quality 61 of 100, delivery 72 of 100 and packaging 83 of 100.' */
function marksOf(t: Texts, { quality, delivery, packaging }: Finding): string | null {
  const marks = [
    ...(isNumber(quality) ? [t('quality {mark} of 100', { mark: quality })] : []),
    ...(isNumber(delivery) ? [t('delivery {mark} of 100', { mark: delivery })] : []),
    ...(isNumber(packaging) ? [t('packaging {mark} of 100', { mark: packaging })] : []),
  ];
  return marks.length === 0 ? null : `${opened(wordsIn(t.language).list(marks))}.`;
}

function correctedSentence(t: Texts, finding: Finding): string | null {
  const { firstVerdict, firstSafetyFinding, correctedOn } = finding;
  if (correctedOn === null) return null;
  const first = [sayOwn(t, found, firstVerdict), sayOwn(t, found, firstSafetyFinding)].filter(Boolean).join(', ');
  const day = daysIn(t.language).exactDay(correctedOn);
  return t('Corrected on {day}; at first: {first}.', { day, first: first || t('no verdict') });
}

/** 'Smartphones, sold as good, order O2138053' */
function deviceOf(t: Texts, { category, grade, orderId }: Finding): string {
  const { said, capital } = wordsIn(t.language);
  return [
    category ? capital(category) : t('A device'),
    grade === null ? '' : t('sold as {grade}', { grade: said(grade) }),
    orderId === null ? '' : t('order {id}', { id: orderId }),
  ]
    .filter(Boolean)
    .join(', ');
}

const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A finding is news for as many days. */
const newsDays = 14;

export interface OwnNews {
  /** What the lab found, in one line that leads to it. */
  line: { href: string; text: string };
  /** What happens next. */
  next: string;
}

/** A finding while it is news; null without one. The findings come the latest first. */
export function ownNews(t: Texts, findings: readonly Finding[], night: Day, today: Day): OwnNews | null {
  const news = findings.find(
    ({ verdict, safetyFinding, revealedOn }) =>
      foundWord(t, verdict, safetyFinding) !== null && revealedOn > dayText(today - newsDays),
  );
  if (!news) return null;
  return { line: { href: `/verdicts/${news.id}`, text: newsLine(t, news) }, next: nextSentence(t, news, night, today) };
}

/** 'battery hazard', 'downgraded'; null where nothing was wrong. */
export function foundWord(t: Texts, verdict: string | null, danger: string | null): string | null {
  if (dangers[danger ?? '']) return sayOwn(t, found, danger);
  return verdict === 'passed' ? null : sayOwn(t, found, verdict);
}

const newsLine = (t: Texts, { verdict, safetyFinding }: Finding): string =>
  dangers[safetyFinding ?? '']
    ? t('The marketplace tested a device it had ordered from you and found this: {found}', {
        found: foundWord(t, verdict, safetyFinding) ?? '',
      })
    : t('The marketplace tested a device it had ordered from you and gave the verdict “{verdict}”', {
        verdict: foundWord(t, verdict, safetyFinding) ?? '',
      });

function nextSentence(t: Texts, { revealedOn }: Finding, night: Day, today: Day): string {
  if (revealedOn <= dayText(night))
    return t(
      'What happens next: it has been taken into account. Nothing changes by itself: a person of the marketplace decides, and what is decided stands at the top of this page.',
    );
  return revealedOn === dayText(today)
    ? t(
        'What happens next: it was made known today and is taken into account tonight. Nothing changes by itself: a person of the marketplace decides, and what is decided stands at the top of this page.',
      )
    : t(
        'What happens next: it was made known on {day} and is taken into account tonight. Nothing changes by itself: a person of the marketplace decides, and what is decided stands at the top of this page.',
        { day: daysIn(t.language).exactDay(revealedOn) },
      );
}
