/** A revelation as both staff and the seller read it: `{{> inspections/verdict shown}}`. */
import { severities } from '../../lab/checklist.ts';
import type { RevealedItem, Revelation } from '../../lab/revelation.ts';
import type { Texts } from '../../languages/texts.ts';
import type { ShownPhoto } from '../photos/present-photos.ts';
import { seenWords } from './found-words.ts';
import { orderFacts, testedFacts, type Fact } from './verdict-facts.ts';
import { basisOf, marksOf, type ShownMark } from './verdict-marks.ts';
import { remedies, severityWords } from './verdict-words.ts';

export interface ShownVerdict {
  marks: ShownMark[];
  wrong: ShownItem[];
  /** How its points come about, where a checklist was kept. */
  basis: string;
  photos: ShownPhoto[];
  tested: Fact[];
  delivery: Fact[];
}

interface ShownItem extends Pick<RevealedItem, 'label' | 'group' | 'note' | 'severity' | 'help' | 'part' | 'batch'> {
  severityWord: string;
  cost: string;
  remedy: string;
}

export const presentVerdict = (content: Revelation, photos: ShownPhoto[], t: Texts): ShownVerdict => ({
  marks: marksOf(content, t),
  wrong: gravestFirst(content.result.wrong).map((item) => shownItem(item, t)),
  basis: basisOf(content, t),
  photos,
  tested: testedFacts(content, t),
  delivery: orderFacts(content, t),
});

/** What the lab's own checklists say is translated; what its people added to them, and wrote, stays as they wrote it. */
const shownItem = ({ label, group, note, severity, help, part, batch, points, mark }: RevealedItem, t: Texts) => ({
  ...{ label: t(label), group: t(group), help: t(help), note: seenWords(note, t), part, batch },
  ...{ severity, severityWord: t(severityWords[severity]), remedy: t(remedies[severity]) },
  cost: points === 0 ? t('no points') : costOf(points, mark, t),
});

function costOf(n: number, mark: RevealedItem['mark'], t: Texts): string {
  return mark === 'quality'
    ? t('{n, plural, one {# point of quality} other {# points of quality}}', { n })
    : t('{n, plural, one {# point of packaging} other {# points of packaging}}', { n });
}

/** Of equals that which stands first in the checklist. */
const gravestFirst = (items: readonly RevealedItem[]): RevealedItem[] =>
  [...items].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
