/** Do two people who inspect the same device say the same? By item, by person and of the verdict. */
import type { Said } from './answers.ts';
import { cohenKappa, fewestPairs, type Kappa } from './cohen-kappa.ts';
import { verdicts, type Verdict } from './result.ts';

/** One device that two people graded, neither seeing the other's answers. */
export interface GradedPair {
  first: GradedSide;
  second: GradedSide;
  /** The label of each item, by its key: those that both answered. */
  items: ReadonlyMap<string, string>;
}

export interface GradedSide {
  inspector: string;
  verdict: Verdict;
  /** What the item came to, by its key. */
  said: ReadonlyMap<string, Said>;
}

export interface ItemAgreement extends Kappa {
  key: string;
  label: string;
  differed: number;
  /** Whether its help text should be made clearer: see `needsClearerHelp`. */
  unclear: boolean;
}

export interface InspectorAgreement {
  inspector: string;
  devices: number;
  verdict: Kappa;
  items: Kappa;
}

export interface Agreement {
  devices: number;
  verdict: Kappa;
  /** Passed and downgraded are nearer to each other than passed and blocker. */
  verdictWeighted: Kappa;
  items: Kappa;
  /** Those that need a clearer help text first, then by how little they agree. */
  byItem: ItemAgreement[];
  /** Each against all the others, by name. */
  byInspector: InspectorAgreement[];
}

const answers: readonly Said[] = ['yes', 'no', 'skipped'];

/**
 * @example both say yes of 18 devices and no of two, over one item: κ of the item is 1
 */
export function agreementOf(pairs: readonly GradedPair[]): Agreement {
  const seen = pairs.map((pair): OrientedPair => ({ ...pair, own: pair.first, other: pair.second }));
  const inspectors = [...new Set(pairs.flatMap(({ first, second }) => [first.inspector, second.inspector]))].sort();
  return {
    devices: pairs.length,
    verdict: cohenKappa(verdictTable(seen)),
    verdictWeighted: cohenKappa(verdictTable(seen), { weights: 'linear' }),
    items: itemsTogether(seen),
    byItem: itemAgreements(seen),
    byInspector: inspectors.map((inspector) => {
      const own = pairs.flatMap((pair): OrientedPair[] => {
        if (pair.first.inspector === inspector) return [{ ...pair, own: pair.first, other: pair.second }];
        return pair.second.inspector === inspector ? [{ ...pair, own: pair.second, other: pair.first }] : [];
      });
      return { inspector, devices: own.length, verdict: cohenKappa(verdictTable(own)), items: itemsTogether(own) };
    }),
  };
}

interface OrientedPair extends GradedPair {
  own: GradedSide;
  other: GradedSide;
}

/** An item differs often enough to be no accident, and its answers agree less than what is called substantial. */
export const needsClearerHelp = ({ kappa, agreed }: Kappa, differed: number): boolean =>
  differed >= 3 && (kappa === null ? (agreed ?? 1) < 0.9 : kappa < 0.6);

const verdictTable = (pairs: readonly OrientedPair[]): number[][] =>
  tableOf(
    verdicts,
    pairs.map(({ own, other }): [Verdict, Verdict] => [own.verdict, other.verdict]),
  );

const saidOn = ({ own, other }: OrientedPair, key: string): [Said, Said] => [
  own.said.get(key) ?? 'skipped',
  other.said.get(key) ?? 'skipped',
];

function itemsTogether(pairs: readonly OrientedPair[]): Kappa {
  const devices = pairs.map((pair) => [...pair.items.keys()].map((key) => saidOn(pair, key)));
  return cohenKappa(tableOf(answers, devices.flat()), { observations: effectiveAnswers(devices) });
}

/**
 * Answers about one device hang together: where one person was careless, many differ. So many answers given independently
 * would tell as much (Rao and Scott, Biometrics 48 (1992) 577–585): no fewer than the devices, no more than were given.
 *
 * @param devices the answers of both, by device
 */
export function effectiveAnswers(devices: readonly (readonly (readonly [Said, Said])[])[]): number {
  const sizes = devices.map((said) => said.length);
  const alike = devices.map((said) => said.filter(([one, other]) => one === other).length);
  const all = sum(sizes);
  // Too few devices are too few, however many their items.
  if (devices.length < fewestPairs || all === 0) return devices.length;
  const share = sum(alike) / all;
  const squares = sum(alike.map((count, nth) => (count - share * (sizes[nth] as number)) ** 2));
  const variance = ((devices.length / (devices.length - 1)) * squares) / all ** 2;
  if (variance === 0) return devices.length;
  return Math.min(all, Math.max(devices.length, (share * (1 - share)) / variance));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function itemAgreements(pairs: readonly OrientedPair[]): ItemAgreement[] {
  const labels = new Map(pairs.flatMap(({ items }) => [...items]));
  const all = [...labels].map(([key, label]): ItemAgreement => {
    const said = pairs.filter(({ items }) => items.has(key)).map((pair) => saidOn(pair, key));
    const kappa = cohenKappa(tableOf(answers, said));
    const differed = said.filter(([one, other]) => one !== other).length;
    return { ...kappa, key, label, differed, unclear: needsClearerHelp(kappa, differed) };
  });
  const rank = ({ unclear, kappa, agreed }: ItemAgreement) => [unclear ? 0 : 1, kappa ?? 1, agreed ?? 1] as const;
  return all.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || (a.key < b.key ? -1 : 1);
  });
}

function tableOf<Word extends string>(words: readonly Word[], said: readonly (readonly [Word, Word])[]): number[][] {
  const table = words.map(() => words.map(() => 0));
  for (const [one, other] of said) {
    const row = table[words.indexOf(one)] as number[];
    const column = words.indexOf(other);
    row[column] = (row[column] as number) + 1;
  }
  return table;
}
