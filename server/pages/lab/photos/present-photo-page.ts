/** The page of one photo: what it shows, with rows of fields for its marks. */
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { RequiredView } from '../../../lab/checklist.ts';
import { longestCaption, longestWord, mostMarks, type PhotoMark } from '../../../lab/photo-marks.ts';
import { labelOfView } from '../../../lab/photo-order.ts';
import type { PhotoInPlace } from '../../../stores/lab/photos.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import type { TypedMark } from './read-mark-rows.ts';
import { presentPhoto } from '../../photos/present-photos.ts';

/** What was sent and cannot be taken, as it was typed. */
export interface TypedPhoto {
  caption: string;
  /** Of the caption; empty: it can be taken. */
  fault: string;
  marks: readonly TypedMark[];
}

interface Shown {
  photo: PhotoInPlace;
  views: readonly RequiredView[];
  isOpen: boolean;
  typed: TypedPhoto | null;
}

export function presentPhotoPage({ photo, views, isOpen, typed }: Shown, t: Texts) {
  const label = viewWords(labelOfView(photo.view, views), t);
  const { count } = numbersIn(t.language);
  const rows = (typed?.marks ?? photo.marks.map(inPerCent)).map(rowOf);
  return {
    title: t('Photo: {label}', { label }),
    lead: isOpen
      ? t('Say what it shows, and mark where to look. Nothing changes any more once the inspection is submitted.')
      : t('Evidence of a submitted inspection: it stays as it is.'),
    crumbs: [
      { href: `/lab/orders/${photo.mysteryOrder}`, label: t('Mystery order {id}', { id: String(photo.mysteryOrder) }) },
      { href: `/lab/inspections/${photo.inspection}#photos`, label: t('Inspection') },
    ],
    photo: presentPhoto(photo, label, '/lab/photos', t),
    isOpen,
    ...{ longestCaption, longestWord, mostMarks },
    ...{ caption: typed?.caption ?? photo.caption, captionFault: typed?.fault },
    faults: typed === null ? [] : faultsOf(typed, t),
    path: `/lab/photos/${photo.id}`,
    rows: isOpen && rows.length < mostMarks ? [...rows, emptyRow(rows.length)] : rows,
    facts: [
      { label: t('Sent'), value: photo.at.replace('T', ' ').replace('Z', ' UTC'), hint: photo.person },
      {
        label: t('Kept as'),
        value: t('JPEG, {width} × {height} pixels', { width: count(photo.width), height: count(photo.height) }),
      },
      { label: 'SHA-256', value: photo.sha256 },
    ],
  };
}

const perCent = (fraction: number): string => String(Math.round(fraction * 1_000) / 10);

const inPerCent = ({ shape, x1, y1, x2, y2, word }: PhotoMark): TypedMark => ({
  ...{ shape, x1: perCent(x1), y1: perCent(y1), x2: perCent(x2), y2: perCent(y2), word },
  fault: '',
});

const rowOf = ({ shape, ...mark }: TypedMark, row: number) => ({
  ...{ row, number: row + 1, isArrow: shape === 'arrow' },
  ...mark,
});

const emptyRow = (row: number) => rowOf({ shape: 'box', word: '', x1: '', y1: '', x2: '', y2: '', fault: '' }, row);

const faultsOf = ({ fault, marks }: TypedPhoto, t: Texts) => [
  ...(fault === ''
    ? []
    : [{ name: 'caption', text: t('{label}: {text}', { label: t('What it shows'), text: fault }) }]),
  ...marks.flatMap((mark, row) =>
    mark.fault === ''
      ? []
      : [
          {
            name: `word_${row}`,
            text: t('{label}: {text}', { label: t('Mark {number}', { number: row + 1 }), text: mark.fault }),
          },
        ],
  ),
];
