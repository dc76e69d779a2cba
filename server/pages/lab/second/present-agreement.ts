/** Agreement in plain words, with the figure and its interval beside them. */
import { decimal, isNumber, percent } from '../../../helpers/numbers.ts';
import { plural } from '../../../helpers/words.ts';
import type { Agreement, InspectorAgreement, ItemAgreement } from '../../../lab/agreement.ts';
import { fewestPairs, type Kappa } from '../../../lab/cohen-kappa.ts';
import { counted, sentence } from '../../desk/words.ts';
import { figureTabs } from '../calibration/figure-tabs.ts';

export function presentAgreement(agreement: Agreement, which: 'all' | 'drawn') {
  const { devices, verdict, verdictWeighted, items, byItem, byInspector } = agreement;
  const unclear = byItem.filter((item) => item.unclear);
  return {
    title: 'Do inspectors agree?',
    lead: `${leadOf(agreement)} ${helpWords(unclear.length, devices)}`.trim(),
    tabs: figureTabs('/lab/agreement'),
    choices: [
      { href: '/lab/agreement', label: 'All graded twice', current: which === 'all' },
      { href: '/lab/agreement?of=drawn', label: 'Only those drawn', current: which === 'drawn' },
    ],
    which:
      which === 'drawn'
        ? 'Drawn at random, one in ten: what holds here holds for all gradings.'
        : 'Every blocker is among them, and blockers are the hard ones: those drawn at random tell of all gradings.',
    none: devices === 0,
    overall: [
      { label: 'Verdict', ...kappaWords(verdict, 'device') },
      { label: 'Verdict, by how far apart', ...kappaWords(verdictWeighted, 'device') },
      { label: 'All items together', ...kappaWords(items, 'answer') },
    ],
    inspectors: byInspector.map(presentInspector),
    unclear: unclear.map(presentItem),
    items: byItem.filter((item) => !item.unclear && item.differed > 0).map(presentItem),
    alike: byItem.filter(({ differed, pairs }) => differed === 0 && pairs > 0).map(({ label }) => label),
    fewest: fewestPairs,
  };
}

function leadOf({ devices, verdict }: Agreement): string {
  if (devices === 0) return 'No device has been graded by two people yet: the figures begin with the first one.';
  if (verdict.why === 'too_few')
    return `${sentence(counted(devices, 'device'))} ${devices === 1 ? 'was' : 'were'} graded by two people: too few to judge their agreement, ${fewestPairs} are needed.`;
  if (verdict.why === 'all_alike')
    return `Of ${plural(devices, 'device')}, two people gave one and the same verdict each time: chance could explain that too.`;
  return `Of ${plural(devices, 'device')} graded by two people they gave the same verdict in ${percent(verdict.agreed)}; ${beyondWords(verdict)}.`;
}

/** 'they agree beyond chance in 78 of 100' */
export function beyondWords({ kappa }: Pick<Kappa, 'kappa'>): string {
  if (!isNumber(kappa)) return 'whether beyond chance cannot be told';
  const of100 = Math.round(kappa * 100);
  return of100 <= 0 ? 'that is no more than chance would bring about' : `they agree beyond chance in ${of100} of 100`;
}

const helpWords = (unclear: number, devices: number): string =>
  devices === 0
    ? ''
    : unclear === 0
      ? ''
      : `${sentence(counted(unclear, 'item'))} ${unclear === 1 ? 'needs' : 'need'} a clearer help text first.`;

export interface KappaWords {
  pairs: string;
  agreed: string | null;
  kappa: string | null;
  interval: string | null;
  words: string;
}

function kappaWords(found: Kappa, one: string): KappaWords {
  const { pairs, agreed, kappa, low, high, why } = found;
  return {
    pairs: plural(pairs, one),
    agreed: isNumber(agreed) ? percent(agreed) : null,
    kappa: isNumber(kappa) ? decimal(kappa, 2) : null,
    interval: isNumber(low) && isNumber(high) ? `${decimal(low, 2)} to ${decimal(high, 2)}` : null,
    words:
      why === 'too_few'
        ? `too few to judge (${fewestPairs} are needed)`
        : why === 'all_alike'
          ? 'always the same answer: chance explains it too'
          : sentence(beyondWords(found)),
  };
}

const presentInspector = ({ inspector, devices, verdict, items }: InspectorAgreement) => ({
  inspector,
  devices: plural(devices, 'device'),
  verdict: kappaWords(verdict, 'device'),
  items: kappaWords(items, 'answer'),
});

const presentItem = (item: ItemAgreement) => ({
  ...{ key: item.key, label: item.label, differed: item.differed },
  ...kappaWords(item, 'device'),
});
