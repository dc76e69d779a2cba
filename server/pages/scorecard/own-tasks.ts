/** What stands between a seller and the lab: what must be put right, which verdicts can still be answered, which answers wait. */
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { isOverdue } from '../../lab/corrective-action.ts';
import { taskWords } from '../../notices/task-words.ts';
import { dayOf, dayText, type Day } from '../../scoring/day.ts';
import { actionsOf, type CorrectiveAction } from '../../stores/corrective-actions.ts';
import { readCommitted } from '../../stores/read.ts';
import { revelationsTo, type StoredRevelation } from '../../stores/revelations.ts';
import { answersOf, type VerdictAnswer } from '../../stores/verdict-answers.ts';
import { shortened } from '../actions/action-words.ts';
import { addressOf } from '../actions/present-actions.ts';
import { mayBeAnswered, standingOf } from '../inspections/standing.ts';
import { foundWord } from './present-own-findings.ts';

export interface OwnTask {
  href: string;
  /** With its day: 'The lab asks you to put one thing right by Mon 7 Dec' */
  text: string;
  /** What tells it from another one of the same day. */
  about: string;
  /** For the seller; else the lab has to act. */
  waits: boolean;
}

/** @param reads whether the person may only read for the seller  @returns what is due first comes first */
export async function ownTasks(
  { database, clock, calendar }: Pick<Context, 'database' | 'clock' | 'calendar'>,
  t: Texts,
  seller: number,
  reads: boolean,
): Promise<OwnTask[]> {
  const read = readCommitted(database);
  const today = calendar(clock.now());
  const actions = (await actionsOf(read, seller)).filter(({ state }) => state === 'open');
  const answers = new Map((await answersOf(read, seller)).map((answer) => [answer.mysteryOrder, answer]));
  const verdicts = await revelationsTo(read, seller);
  const waiting = verdicts.flatMap((verdict) => {
    const answer = answers.get(verdict.mysteryOrder) ?? null;
    return answer?.state === 'open' ? [waitingAnswer(t, verdict, calendar(Date.parse(answer.at) / 1000), today)] : [];
  });
  return [
    ...[
      ...actions.map((action) => ({ due: action.dueOn, task: actionTask(t, action, today) })),
      ...verdicts
        .filter((verdict) => isOpen(verdict, answers.get(verdict.mysteryOrder) ?? null, today))
        .map((verdict) => ({ due: verdict.answerUntil ?? '', task: verdictTask(t, verdict, today, reads) })),
    ]
      .sort((one, other) => dayOf(one.due) - dayOf(other.due))
      .map(({ task }) => task),
    ...waiting,
  ];
}

const isOpen = (verdict: StoredRevelation, answer: VerdictAnswer | null, today: Day): boolean =>
  standingOf(verdict, answer, today) === 'open' && mayBeAnswered(verdict);

function actionTask(t: Texts, action: CorrectiveAction, today: Day): OwnTask {
  const due = daysIn(t.language).shortDay(action.dueOn, today);
  return {
    href: addressOf(action, 'seller'),
    text: isOverdue(action, dayText(today))
      ? t('The lab asked you to put one thing right by {due}: that day is over, do it now', { due })
      : t('The lab asks you to put one thing right by {due}', { due }),
    about: shortened(taskWords(action.text, t)),
    waits: true,
  };
}

function verdictTask(t: Texts, verdict: StoredRevelation, today: Day, reads: boolean): OwnTask {
  const until = daysIn(t.language).shortDay(verdict.answerUntil, today);
  return {
    href: `/verdicts/${verdict.mysteryOrder}#answer`,
    text: reads
      ? t('A colleague who may act for your shop can answer a verdict of the lab until {until}', { until })
      : t('You can answer a verdict of the lab until {until}', { until }),
    about: aboutVerdict(t, verdict),
    waits: true,
  };
}

const waitingAnswer = (t: Texts, verdict: StoredRevelation, given: Day, today: Day): OwnTask => ({
  href: `/verdicts/${verdict.mysteryOrder}#answer`,
  text: t('Your answer of {day} waits for the lab', { day: daysIn(t.language).dayWords(given, today - 1) }),
  about: aboutVerdict(t, verdict),
  waits: false,
});

function aboutVerdict(t: Texts, { content, verdict, safetyFinding }: StoredRevelation): string {
  const said = foundWord(t, verdict, safetyFinding) ?? t('passed');
  return content.orderId === null
    ? t('A test order of the marketplace: {verdict}', { verdict: said })
    : t('Test order {order}: {verdict}', { order: content.orderId, verdict: said });
}
