/** What happened to a seller, as its page tells it: what nights opened and closed, what people decided, what the lab revealed. */
import type { Database } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { policyVersions } from '../../stores/desk-policies.ts';
import { revealedFindings, type Seller } from '../../stores/desk-seller.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { breachesOf, decisionsOf, recommendationsOf } from '../../stores/seller-history.ts';
import type { SellerMarks } from '../../stores/seller-marks.ts';
import { decisionWords, type History } from './present-history.ts';
import type { Danger } from './present-headline.ts';
import type { Told } from './seller-sheet.ts';

export type Story = History;

/** Of most sellers there is little to tell, and only for that is asked. */
export async function sellerStory(
  database: Database,
  published: string,
  seller: Pick<Seller, 'id'>,
  { has }: Pick<SellerMarks, 'has'>,
): Promise<Story> {
  const policies = await onceEachRevision(database, published, 'policies', () => policyVersions(database));
  return {
    breaches: has.breaches ? await breachesOf(database, seller.id) : [],
    recommendations: has.recommendations ? await recommendationsOf(database, seller.id) : [],
    decisions: has.decisions ? await decisionsOf(database, seller.id) : [],
    policies,
    findings: has.findings ? await revealedFindings(database, seller.id) : [],
  };
}

type Cases = Pick<Story, 'recommendations' | 'findings'>;

/** The case that waits for a decision. */
export const openCaseOf = ({ recommendations }: Pick<Story, 'recommendations'>) =>
  recommendations.find(({ state }) => state === 'open' || state === 'held');

/** The case that people have answered and that the figures still hold. */
export const answeredCaseOf = ({ recommendations }: Pick<Story, 'recommendations'>) =>
  recommendations.find(({ state, closed }) => state === 'decided' && closed === null);

export const toldBy = (story: Cases, night: Day): Told => ({
  danger: dangerOf(story, night),
  recommended: openCaseOf(story)?.level ?? null,
});

/** What is told of a seller while its sheet is made. */
export async function toldNow(database: Database, seller: number, night: Day): Promise<Told> {
  const recommendations = await recommendationsOf(database, seller);
  const findings = recommendations.length > 0 ? await revealedFindings(database, seller) : [];
  return toldBy({ recommendations, findings }, night);
}

/** The safety finding behind a case that lasts. */
function dangerOf({ recommendations, findings }: Cases, night: Day): Danger | null {
  if (!recommendations.some(({ state, grounds }) => state !== 'ended' && grounds.includes('safety'))) return null;
  for (const { safetyFinding, revealedOn } of findings) {
    const found = safetyFinding !== null && safetyFinding !== 'none';
    if (found && revealedOn <= dayText(night)) return { finding: safetyFinding, revealedOn };
  }
  return null;
}

/** What is marked in the chart. */
export const marksOf = (story: Story, calendar: Context['calendar'], t: Texts) => [
  ...story.decisions.map(({ decidedAt, decision, level }) => ({
    day: dayText(calendar(Date.parse(decidedAt) / 1000)),
    label: decisionWords(decision, level, t),
  })),
  ...story.policies.map(({ effectiveFrom, version }) => ({
    day: effectiveFrom,
    label: t('policy v{version}', { version: String(version) }),
  })),
];
