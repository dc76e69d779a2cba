/** Agreement in plain words, with the figure and its interval beside them. */
import { isNumber } from '../../../helpers/numbers.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Agreement, InspectorAgreement, ItemAgreement } from '../../../lab/agreement.ts';
import { fewestPairs, type Kappa } from '../../../lab/cohen-kappa.ts';
import type { Texts } from '../../../languages/texts.ts';
import { numberWord, sentence } from '../../desk/words.ts';
import { figureTabs } from '../calibration/figure-tabs.ts';

export function presentAgreement(agreement: Agreement, which: 'all' | 'drawn', t: Texts) {
  const { devices, verdict, verdictWeighted, items, byItem, byInspector } = agreement;
  const unclear = byItem.filter((item) => item.unclear);
  const alike = byItem.filter(({ differed, pairs }) => differed === 0 && pairs > 0).map(({ label }) => t(label));
  return {
    title: t('Do inspectors agree?'),
    lead: `${leadOf(agreement, t)} ${helpWords(unclear.length, t)}`.trim(),
    tabs: figureTabs('/lab/agreement', t),
    choices: [
      { href: '/lab/agreement', label: t('All graded twice'), current: which === 'all' },
      { href: '/lab/agreement?of=drawn', label: t('Only those drawn'), current: which === 'drawn' },
    ],
    which:
      which === 'drawn'
        ? t('Drawn at random, one in ten: what holds here holds for all gradings.')
        : t('Every blocker is among them, and blockers are the hard ones: those drawn at random tell of all gradings.'),
    none: devices === 0,
    overall: [
      { label: t('Verdict'), ...kappaWords(verdict, devicesWords, t) },
      { label: t('Verdict, by how far apart'), ...kappaWords(verdictWeighted, devicesWords, t) },
      { label: t('All items together'), ...kappaWords(items, answersWords, t) },
    ],
    inspectors: byInspector.map((one) => presentInspector(one, t)),
    unclear: unclear.map((item) => presentItem(item, t)),
    items: byItem.filter((item) => !item.unclear && item.differed > 0).map((item) => presentItem(item, t)),
    alike,
    alikeWords: alikeWords(alike.length, t),
    fewest: fewestPairs,
  };
}

function leadOf({ devices, verdict }: Agreement, t: Texts): string {
  if (devices === 0) return t('No device has been graded by two people yet: the figures begin with the first one.');
  if (verdict.why === 'too_few') {
    const values = { n: devices, count: numberWord(devices, t), fewest: String(fewestPairs) };
    return sentence(
      t(
        '{n, plural, one {{count} device was} other {{count} devices were}} graded by two people: too few to judge their agreement, {fewest} are needed.',
        values,
      ),
    );
  }
  if (verdict.why === 'all_alike')
    return t('Of {devices}, two people gave one and the same verdict each time: chance could explain that too.', {
      devices: devicesWords(devices, t),
    });
  return t('Of {devices} graded by two people they gave the same verdict in {share}; {beyond}.', {
    devices: devicesWords(devices, t),
    share: numbersIn(t.language).percent(verdict.agreed),
    beyond: beyondWords(verdict, t),
  });
}

const devicesWords = (n: number, t: Texts): string => t('{n, plural, one {# device} other {# devices}}', { n });
const answersWords = (n: number, t: Texts): string => t('{n, plural, one {# answer} other {# answers}}', { n });

/** 'they agree beyond chance in 78 of 100' */
function beyondWords({ kappa }: Pick<Kappa, 'kappa'>, t: Texts): string {
  if (!isNumber(kappa)) return t('whether beyond chance cannot be told');
  const of100 = Math.round(kappa * 100);
  return of100 <= 0
    ? t('that is no more than chance would bring about')
    : t('they agree beyond chance in {part} of 100', { part: String(of100) });
}

const helpWords = (n: number, t: Texts): string =>
  n === 0
    ? ''
    : sentence(
        t('{n, plural, one {{count} item needs} other {{count} items need}} a clearer help text first.', {
          ...{ n, count: numberWord(n, t) },
        }),
      );

const alikeWords = (n: number, t: Texts): string =>
  sentence(
    t('{n, plural, one {{count} item was} other {{count} items were}} answered alike each time', {
      ...{ n, count: numberWord(n, t) },
    }),
  );

export interface KappaWords {
  pairs: string;
  agreed: string | null;
  kappa: string | null;
  interval: string | null;
  words: string;
}

function kappaWords(found: Kappa, counted: (n: number, t: Texts) => string, t: Texts): KappaWords {
  const { pairs, agreed, kappa, low, high, why } = found;
  const { decimal, percent } = numbersIn(t.language);
  return {
    pairs: counted(pairs, t),
    agreed: isNumber(agreed) ? percent(agreed) : null,
    kappa: isNumber(kappa) ? decimal(kappa, 2) : null,
    interval:
      isNumber(low) && isNumber(high) ? t('{low} to {high}', { low: decimal(low, 2), high: decimal(high, 2) }) : null,
    words:
      why === 'too_few'
        ? t('too few to judge ({fewest} are needed)', { fewest: String(fewestPairs) })
        : why === 'all_alike'
          ? t('always the same answer: chance explains it too')
          : sentence(beyondWords(found, t)),
  };
}

const presentInspector = ({ inspector, devices, verdict, items }: InspectorAgreement, t: Texts) => ({
  inspector,
  devices: devicesWords(devices, t),
  verdict: kappaWords(verdict, devicesWords, t),
  items: kappaWords(items, answersWords, t),
});

const presentItem = (item: ItemAgreement, t: Texts) => ({
  ...{ key: item.key, label: t(item.label), differed: item.differed },
  ...kappaWords(item, devicesWords, t),
});
