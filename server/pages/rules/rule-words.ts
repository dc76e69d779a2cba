/** What a rule is about that is no threshold of a metric, and its figure, as sellers read them. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { metricWords } from '../metric-words.ts';

type Figure = 'share' | 'odds' | 'number';

const words: Record<string, readonly [label: string, figure: Figure]> = {
  delta: [message('Allowance in your favour'), 'share'],
  halfLifeDays: [message('Days after which an order counts half in the rate'), 'number'],
  windowDays: [message('Days over which orders are counted'), 'number'],
  staleNights: [message('Nights that a figure goes on counting when data are late'), 'number'],
  'release.chance': [message('A measure can end below this likelihood of being above the threshold'), 'share'],
  'release.nights': [message('Calm nights in a row before a measure can end'), 'number'],
  'trial.days': [message('Days of the trial period of new sellers'), 'number'],
  'trial.factor': [message('Thresholds in the trial period, as a share of the usual ones'), 'share'],
  'levels.warn.evidence': [message('Odds asked for a warning'), 'odds'],
  'levels.limit.evidence': [message('Odds asked for a limit'), 'odds'],
  'levels.suspend.evidence': [message('Odds asked for a suspension'), 'odds'],
  'levels.warn.chance': [message('Certainty asked for a warning'), 'share'],
  'levels.limit.chance': [message('Certainty asked for a limit'), 'share'],
  'levels.suspend.chance': [message('Certainty asked for a suspension'), 'share'],
  'levels.limit.events': [message('Different buyers that must be concerned for a limit'), 'number'],
  'levels.limit.warnedDays': [message('Days between a warning and a limit'), 'number'],
  'levels.suspend.falseDiscovery': [message('Wrong names allowed on a night’s list of suspensions'), 'share'],
};

const highest: Record<string, string> = {
  none: message('nothing'),
  warn: message('a warning'),
  limit: message('a limit'),
};

export interface RuleWords {
  label: string;
  before: string;
  after: string;
}

/** Null: a figure of the method that says nothing to whoever has not read its formulas. */
export function ruleWords(t: Texts, path: string, before: unknown, after: unknown): RuleWords | null {
  const metric = /^metrics\.(.+)\.highest$/.exec(path)?.[1];
  if (metric !== undefined) {
    const said = (value: unknown) => t((typeof value === 'string' && highest[value]) || message('every measure'));
    const label = t('Strictest measure: {metric}', { metric: metricWords(t, metric).label });
    return { label, before: said(before), after: said(after) };
  }
  const known = words[path];
  if (!known) return null;
  const [label, figure] = known;
  return { label: t(label), before: figureIn(t, before, figure), after: figureIn(t, after, figure) };
}

function figureIn(t: Texts, value: unknown, figure: Figure): string {
  const { count, exactPercent, odds } = numbersIn(t.language);
  return figure === 'share' ? exactPercent(value) : figure === 'odds' ? odds(value) : count(value);
}
