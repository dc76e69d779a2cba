/** A revelation as both staff and the seller read it: `{{> inspections/verdict shown}}`. */
import { exactDay } from '../../helpers/days.ts';
import { plural } from '../../helpers/words.ts';
import { severities } from '../../lab/checklist.ts';
import { daysLate, deliveryCosts } from '../../lab/delivery-mark.ts';
import type { RevealedItem, Revelation } from '../../lab/revelation.ts';
import { dayOf, dayText } from '../../scoring/day.ts';
import { drawWords, plainWord, sentence } from '../desk/words.ts';
import type { ShownPhoto } from '../photos/present-photos.ts';
import { outOf100, remedies } from './verdict-words.ts';

export interface ShownVerdict {
  marks: { label: string; value: string | null; cost: string }[];
  wrong: ShownItem[];
  /** How its points come about, where a checklist was kept. */
  basis: string;
  photos: ShownPhoto[];
  tested: Fact[];
  delivery: Fact[];
}

interface ShownItem extends Pick<RevealedItem, 'label' | 'group' | 'note' | 'severity' | 'help' | 'part' | 'batch'> {
  cost: string;
  remedy: string;
}

interface Fact {
  label: string;
  value: string | null;
  hint?: string;
}

export const presentVerdict = (content: Revelation, photos: ShownPhoto[]): ShownVerdict => ({
  marks: marksOf(content),
  wrong: gravestFirst(content.result.wrong).map(({ points, mark, ...item }) => ({
    ...{
      label: item.label,
      group: item.group,
      note: withoutFound(item.note),
      severity: item.severity,
      help: item.help,
    },
    ...{ part: item.part, batch: item.batch, remedy: remedies[item.severity] },
    cost: points === 0 ? 'no points' : `${plural(points, 'point')} of ${mark}`,
  })),
  basis: basisOf(content),
  photos,
  tested: testedFacts(content),
  delivery: deliveryFacts(content),
});

/** A figure that was typed says itself that it was found, as in 'found: 71 %': here the word stands before it already. */
const withoutFound = (note: string): string => note.replace(/^found: /, '');

/** Of equals that which stands first in the checklist. */
const gravestFirst = (items: readonly RevealedItem[]): RevealedItem[] =>
  [...items].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));

function marksOf(content: Revelation) {
  const { result } = content;
  const lost = (mark: RevealedItem['mark']) => {
    const items = result.wrong.filter((item) => item.mark === mark && item.points > 0);
    if (items.length > 0) return `${plural(items.length, 'thing')} cost ${pointsWords(items)}`;
    return result[mark] === 100 ? 'nothing cost points' : '';
  };
  return [
    { label: 'Quality', value: outOf100(result.quality), cost: lost('quality') },
    { label: 'Delivery', value: outOf100(result.delivery), cost: deliveryCost(content) },
    { label: 'Packaging', value: outOf100(result.packaging), cost: lost('packaging') },
  ];
}

const pointsWords = (items: readonly RevealedItem[]): string =>
  plural(
    items.reduce((sum, { points }) => sum + points, 0),
    'point',
  );

/** As the carrier tells it, else the day on which the lab had it. */
const deliveredOn = ({ orderedOn, receivedOn, delivery: { days } }: Revelation): string | null =>
  days === null ? receivedOn : dayText(dayOf(orderedOn) + days);

function deliveryCost(content: Revelation): string {
  const { promisedOn, carrier } = content.delivery;
  const mark = content.result.delivery;
  if (mark === null) return promisedOn === null ? 'no day was promised' : '';
  if (mark === 100) return 'nothing cost points';
  const late = daysLate({ promisedOn, receivedOn: deliveredOn(content), carrier });
  const named = carrier !== null && carrier.trim() !== '';
  return [
    late ? `${plural(late, 'day')} late` : '',
    named || late === null ? '' : `no carrier was named (${deliveryCosts.noCarrier} points)`,
  ]
    .filter(Boolean)
    .join(', ');
}

function basisOf({ checklist, gradings }: Revelation): string {
  const people =
    gradings > 1
      ? 'Two people graded it, neither seeing the other’s answers.'
      : 'One person graded it; one in ten, and every blocker, is graded by two.';
  return checklist.version === 0
    ? 'Its marks were written down before checklists were kept.'
    : `Graded by the checklist for ${checklist.kind === 'other' ? 'other devices' : `a ${checklist.kind}`}, version ${checklist.version}. ${people}`;
}

export function testedFacts({ category, gradeSold, orderId, draw, result, inspectedOn }: Revelation): Fact[] {
  return [
    { label: 'Device', value: [sentence(plainWord(category)), result.model].filter(Boolean).join(', ') || null },
    { label: 'Sold as', value: gradeSold },
    { label: 'Looked like', value: result.gradeSeen },
    { label: 'Order', value: orderId },
    {
      label: 'Why this one',
      value: drawWords(draw),
      hint: draw === 'random' ? 'as an order of any seller may be' : 'shown, and counted in no rate',
    },
    { label: 'Inspected', value: exactDay(inspectedOn) },
  ];
}

function deliveryFacts(content: Revelation): Fact[] {
  const { promisedOn, shippedOn, carrier, days } = content.delivery;
  const dayOrNull = (day: string | null) => (day === null ? null : exactDay(day));
  return [
    { label: 'Ordered', value: exactDay(content.orderedOn) },
    { label: 'Shipped', value: dayOrNull(shippedOn) },
    { label: 'Promised for', value: dayOrNull(promisedOn) },
    {
      label: 'Arrived',
      value: dayOrNull(deliveredOn(content)),
      ...(days === null ? {} : { hint: `${plural(days, 'day')} after the order` }),
    },
    { label: 'Carrier', value: carrier },
  ];
}
