/** What people have made of what the night says of a seller, for the head of its page. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import type { Standing } from '../../stores/seller-activity.ts';
import type { PastRecommendation } from '../../stores/seller-history.ts';
import type { ComingMeasure } from './coming-measure.ts';
import { rateAbove } from './figures.ts';
import { standingWords } from './present-headline.ts';
import { levelToShow, type presentScore } from './present-seller.ts';
import type { SellerFacts } from './seller-facts.ts';
import { severity } from './words.ts';

interface PeoplesPart {
  standing: Standing | undefined;
  open: PastRecommendation | undefined;
  /** The case that was answered and lasts. */
  answered: PastRecommendation | undefined;
  decided: ComingMeasure | null;
  thresholds: SellerFacts['thresholds'];
  night: Day;
}

/** What people have made of it: the level in force, what is decided and still to come, and the case that is open. */
export function presentStanding(
  score: Pick<ReturnType<typeof presentScore>, 'level' | 'provisional'>,
  { standing, open, answered, decided, thresholds, night }: PeoplesPart,
  t: Texts,
) {
  const inForce = standing && severity[standing.level] > 0 ? standing.level : null;
  const figures = decided?.level === score.level ? null : levelToShow(score, inForce);
  const word =
    figures && answered?.level === score.level
      ? t('{level}, answered', { level: wordsIn(t.language).statusWord(score.level) })
      : null;
  return {
    standing: standingWords(standing, night, t),
    inForce,
    decided,
    shown: figures && { ...figures, word },
    /** Nothing that the head of a sheet drawn after the night does not know. */
    isAsDrawn: !inForce && !decided && !open && !word,
    recommended: open ? open.level : null,
    openCase: open
      ? {
          href: `/recommendations/${open.id}`,
          odds: open.evidence === null ? null : numbersIn(t.language).odds(open.evidence),
          about: rateAbove(open.grounds[0], open.level, thresholds, t) ?? t('that it is worse than the threshold'),
        }
      : null,
  };
}
