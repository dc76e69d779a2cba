/** The page of one photo: what it shows, with rows of fields for its marks. */
import type { RequiredView } from '../../../lab/checklist.ts';
import { longestCaption, longestWord, mostMarks, type PhotoMark } from '../../../lab/photo-marks.ts';
import { labelOfView } from '../../../lab/photo-order.ts';
import type { PhotoInPlace } from '../../../stores/lab/photos.ts';
import { presentPhoto } from '../../photos/present-photos.ts';

export function presentPhotoPage(photo: PhotoInPlace, views: readonly RequiredView[], isOpen: boolean) {
  const label = labelOfView(photo.view, views);
  const rows = photo.marks.map(rowOf);
  return {
    title: `Photo: ${label}`,
    lead: isOpen
      ? 'Say what it shows, and mark where to look. Nothing changes any more once the inspection is submitted.'
      : 'Evidence of a submitted inspection: it stays as it is.',
    crumbs: [
      { href: `/lab/orders/${photo.mysteryOrder}`, label: `Mystery order ${photo.mysteryOrder}` },
      { href: `/lab/inspections/${photo.inspection}#photos`, label: 'Inspection' },
    ],
    photo: presentPhoto(photo, label, '/lab/photos'),
    isOpen,
    ...{ longestCaption, longestWord, mostMarks },
    path: `/lab/photos/${photo.id}`,
    rows: isOpen && rows.length < mostMarks ? [...rows, emptyRow(rows.length)] : rows,
    facts: [
      { label: 'Sent', value: photo.at.replace('T', ' ').replace('Z', ' UTC'), hint: photo.person },
      { label: 'Kept as', value: `JPEG, ${photo.width} × ${photo.height} pixels` },
      { label: 'SHA-256', value: photo.sha256 },
    ],
  };
}

const perCent = (fraction: number): string => String(Math.round(fraction * 1_000) / 10);

const rowOf = ({ shape, x1, y1, x2, y2, word }: PhotoMark, row: number) => ({
  ...{ row, number: row + 1, isArrow: shape === 'arrow', word },
  ...{ x1: perCent(x1), y1: perCent(y1), x2: perCent(x2), y2: perCent(y2) },
});

const emptyRow = (row: number) => ({
  ...{ row, number: row + 1, isArrow: false, word: '', x1: '', y1: '', x2: '', y2: '' },
});
