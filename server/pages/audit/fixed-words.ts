/**
 * The words of fixed lists that stand under the name of a detail. Under any other name stands what people wrote, or what other
 * programs call something, and is said as it is written.
 */
import type { AppealVerdict } from '../../cases/appeal.ts';
import type { DecisionState, Measure } from '../../cases/decision.ts';
import { disputeReasons, disputeStates } from '../../cases/dispute.ts';
import type { Answer } from '../../cases/new-decision.ts';
import type { PlannedStep } from '../../cases/plan.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { ActionState } from '../../lab/corrective-action.ts';
import type { SafetyFinding, Verdict } from '../../lab/result.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { roles, type LinkPurpose, type SellerRights } from '../../stores/people.ts';
import type { OwnScope, Scope } from '../../stores/tokens.ts';
import { channelNames } from '../decisions/appeal-words.ts';
import { reasonWords, stateWord } from '../disputes/dispute-words.ts';
import { scopeWords } from '../enforcement/present-token.ts';
import { formatWords, groupWords } from '../enforcement/webhook-form.ts';
import { metricWords } from '../metric-words.ts';
import { languageWord } from '../statements/name-of-language.ts';

type Table<Code extends string = string> = Readonly<Record<Code, string>>;

const measures: Table<Measure> = {
  ...{ warn: message('warning'), limit: message('limit') },
  ...{ suspend: message('suspension'), end: message('end of the service') },
};

const decisionStates: Table<DecisionState> = {
  recorded: message('recorded'),
  proposed: message('proposed'),
  decided: message('decided'),
  notified: message('notified'),
  'in-force': message('in force'),
  ended: message('ended'),
  lifted: message('lifted'),
  overturned: message('overturned'),
  refused: message('refused'),
  withdrawn: message('withdrawn'),
};

const answers: Table<Answer> = {
  accepted: message('as recommended'),
  lightened: message('milder than recommended'),
  aggravated: message('harsher than recommended'),
  dismissed: message('dismissed'),
  wait: message('wait'),
};

const actionStates: Table<ActionState> = {
  open: message('asked for'),
  done: message('done, not checked yet'),
  verified: message('checked, in order'),
  failed: message('found again'),
  withdrawn: message('withdrawn'),
};

const findings: Table<Verdict | SafetyFinding> = {
  ...{ passed: message('passed'), downgraded: message('downgraded'), blocker: message('blocker') },
  none: message('none'),
  counterfeit: message('counterfeit device'),
  previous_owner_data: message('previous owner’s data found'),
  battery_hazard: message('battery hazard'),
  locked_device: message('device locked to an account'),
};

const appealVerdicts: Table<AppealVerdict> = { upheld: message('upheld'), rejected: message('rejected') };
const rights: Table<SellerRights> = {
  ...{ owner: message('owner'), member: message('member'), reader: message('reader') },
};
const purposes: Table<LinkPurpose> = { invite: message('invitation'), reset: message('new password') };
const planKinds: Table<PlannedStep['kind']> = { step: message('step'), milestone: message('milestone') };

/** Named by hand where no list of the program holds them: whose act it was, how a code was, what two photos are. */
const ways: Table = {
  ...{ link: message('link'), person: message('the person'), program: message('the program') },
  company: message('company account'),
};
const codes: Table = { right: message('right'), wrong: message('wrong'), paused: message('paused') };
const likenesses: Table = { same: message('same picture'), different: message('different pictures') };

const column = <Name extends string>(
  rows: Readonly<Record<string, Readonly<Record<Name, string>>>>,
  name: Name,
): Table => Object.fromEntries(Object.entries(rows).map(([code, row]) => [code, row[name]]));

const scopes: Table<Scope> = {
  ...(column(scopeWords, 'label') as Table<OwnScope>),
  'enforcement:read': message('what holds for sellers'),
};

type Say = (t: Texts, code: string) => string | null;

const from =
  (table: Table): Say =>
  (t, code) =>
    Object.hasOwn(table, code) ? t(table[code] as string) : null;
const only =
  <Code extends string>(known: readonly Code[], say: (t: Texts, code: Code) => string): Say =>
  (t, code) => {
    const found = known.find((one) => one === code);
    return found === undefined ? null : say(t, found);
  };

const metric: Say = (t, code) => (isMetric(code) ? metricWords(t, code).label : null);
const disputeState = only(disputeStates, stateWord);

/** Whatever was done. */
const everywhere: Readonly<Record<string, Say>> = {
  ...{ metric, metrics: metric, contested: metric, accepted: metric },
  ...{ measure: from(measures), level: from(measures), decision: from(answers), state: from(decisionStates) },
  ...{ verdict: from(findings), safetyFinding: from(findings), judgement: from(likenesses) },
  ...{ role: only(roles, (t, role) => wordsIn(t.language).said(role)), rights: from(rights), purpose: from(purposes) },
  ...{ by: from(ways), code: from(codes), channel: from(channelNames), language: (t, code) => languageWord(code, t) },
  ...{ format: from(column(formatWords, 'label')), kinds: from(column(groupWords, 'told')), scopes: from(scopes) },
};

/** What one kind of act calls so, by how the action begins. */
const ofActs: readonly (readonly [begins: string, words: Readonly<Record<string, Say>>])[] = [
  ['decision ', { from: from(decisionStates), to: from(decisionStates) }],
  ['corrective action ', { from: from(actionStates), to: from(actionStates) }],
  ['rights changed', { from: from(rights), to: from(rights) }],
  ['appeal ', { verdict: from(appealVerdicts) }],
  ['plan step ', { kind: from(planKinds) }],
  ['dispute filed', { reason: only(disputeReasons, reasonWords) }],
  ['dispute ', { from: disputeState, state: disputeState }],
];

/** Null where no fixed list stands under this name. */
export function fixedWord(t: Texts, action: string, key: string, code: string): string | null {
  const own = ofActs.find(([begins, words]) => action.startsWith(begins) && Object.hasOwn(words, key))?.[1][key];
  const say = own ?? (Object.hasOwn(everywhere, key) ? everywhere[key] : undefined);
  return say?.(t, code) ?? null;
}
