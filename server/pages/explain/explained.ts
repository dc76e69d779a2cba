/** What every explanation of a seller's night rests on, gathered once: its policy, the estimates, what its detectors remember. */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { DetectorState } from '../../scoring/detector.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { lastPostings, sellerStates, type LastPosting } from '../../stores/explained-seller.ts';
import { nightMethod, type NightMethod } from '../../stores/night-method.ts';
import type { PublishedNight } from '../../stores/published-night.ts';

export interface Explained {
  seller: Seller;
  last: PublishedNight;
  night: Day;
  /** As the seller meets it. */
  policy: Policy;
  method: NightMethod;
  /** By metric, as of the published night. Empty while another night is under way. */
  states: ReadonlyMap<string, DetectorState>;
  postings: ReadonlyMap<string, LastPosting>;
  /** A night is being worked out right now: what the detectors remember is no longer that of the published one. */
  underWay: boolean;
}

export async function explainedSeller(database: Database, seller: Seller, last: PublishedNight): Promise<Explained> {
  const { night } = last;
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const document = await policyDocument(database, last.policy);
  const states = await sellerStates(database, seller.id);
  const underWay = [...states.values()].some((state) => state.night > night);
  return {
    ...{ seller, last, night },
    policy: policyFor(document, { kind: seller.kind, market: seller.country, joined }, night),
    method: await nightMethod(database, night),
    states: underWay ? new Map() : states,
    postings: await lastPostings(database, last),
    underWay,
  };
}

export const underWayWords = (t: Texts): string =>
  t(
    'A new night is being worked out at this moment, so the figures between the last one and the next are in motion. Come back in a few minutes.',
  );
