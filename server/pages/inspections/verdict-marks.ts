/** The three marks of a verdict, with what cost points, and how they come about. */
import type { Texts } from '../../languages/texts.ts';
import { daysLate, deliveryCosts } from '../../lab/delivery-mark.ts';
import type { RevealedItem, Revelation } from '../../lab/revelation.ts';
import { kindOfDevice } from './device-words.ts';
import { deliveredOn } from './verdict-facts.ts';
import { outOf100 } from './verdict-words.ts';

export interface ShownMark {
  label: string;
  value: string | null;
  cost: string;
}

export function marksOf(content: Revelation, t: Texts): ShownMark[] {
  const { result } = content;
  const lost = (mark: RevealedItem['mark']) => {
    const items = result.wrong.filter((item) => item.mark === mark && item.points > 0);
    const points = items.reduce((sum, item) => sum + item.points, 0);
    if (items.length > 0)
      return t(
        '{things, plural, one {# thing} other {# things}} cost {points, plural, one {# point} other {# points}}',
        { things: items.length, points },
      );
    return result[mark] === 100 ? t('nothing cost points') : '';
  };
  return [
    { label: t('Quality'), value: outOf100(result.quality, t), cost: lost('quality') },
    { label: t('Delivery'), value: outOf100(result.delivery, t), cost: deliveryCost(content, t) },
    { label: t('Packaging'), value: outOf100(result.packaging, t), cost: lost('packaging') },
  ];
}

function deliveryCost(content: Revelation, t: Texts): string {
  const { promisedOn, carrier } = content.delivery;
  const mark = content.result.delivery;
  if (mark === null) return promisedOn === null ? t('no day was promised') : '';
  if (mark === 100) return t('nothing cost points');
  const late = daysLate({ promisedOn, receivedOn: deliveredOn(content), carrier });
  const named = carrier !== null && carrier.trim() !== '';
  return [
    late ? t('{n, plural, one {# day late} other {# days late}}', { n: late }) : '',
    named || late === null ? '' : t('no carrier was named ({points} points)', { points: deliveryCosts.noCarrier }),
  ]
    .filter(Boolean)
    .join(', ');
}

export function basisOf({ checklist, gradings }: Revelation, t: Texts): string {
  if (checklist.version === 0) return t('Its marks were written down before checklists were kept.');
  const list = t('Graded by the checklist for {device}, version {version}.', {
    device: kindOfDevice(checklist.kind, t),
    version: checklist.version,
  });
  const people =
    gradings > 1
      ? t('Two people graded it, neither seeing the other’s answers.')
      : t('One person graded it; one in ten, and every blocker, is graded by two.');
  return `${list} ${people}`;
}
