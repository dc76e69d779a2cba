/** The photos of one inspection for its form: `{{> lab/photos/photos photos=photos}}`, outside every other form. */
import { newSecret } from '../../../access/secrets.ts';
import type { Person } from '../../../access/route.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { RequiredView } from '../../../lab/checklist.ts';
import { furtherView, labelOfView, missingViews, mostPhotos } from '../../../lab/photo-order.ts';
import type { Inspection } from '../../../stores/lab/inspections.ts';
import { photosOf, type Photo } from '../../../stores/lab/photos.ts';
import type { Read } from '../../../stores/read.ts';
import { numberWord, sentence } from '../../desk/words.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { presentPhoto, type ShownPhoto } from '../../photos/present-photos.ts';

export interface PhotoTile {
  view: string;
  label: string;
  sentId: string;
  latest: ShownPhoto | null;
  photos: ShownPhoto[];
}

export interface InspectionPhotos {
  inspection: number;
  /** Our key of the person whose phone it is. */
  person: number;
  sendTo: string;
  /** Photos can still be added and removed. */
  isOpen: boolean;
  isFull: boolean;
  mostPhotos: number;
  summary: string;
  missing: RequiredView[];
  tiles: PhotoTile[];
}

/** What the partial needs, asked and put together. */
export async function inspectionPhotos(
  read: Read,
  { id, submittedAt, inspector }: Pick<Inspection, 'id' | 'submittedAt' | 'inspector'>,
  { views }: { views: readonly RequiredView[] },
  person: Pick<Person, 'id' | 'email'>,
  t: Texts,
): Promise<InspectionPhotos> {
  const photos = await photosOf(read, id);
  const missing = missingViews(photos, views);
  const known = new Set(views.map(({ key }) => key));
  const further = { key: furtherView, label: labelOfView(furtherView, []) };
  return {
    ...{ inspection: id, person: person.id, sendTo: `/lab/inspections/${id}/photos`, missing, mostPhotos },
    isOpen: submittedAt === null && inspector === person.email,
    isFull: photos.length >= mostPhotos,
    summary: summaryOf(photos.length, missing, t),
    tiles: [...views, further].map((view) =>
      tileOf(
        view,
        photos.filter((photo) => (known.has(photo.view) ? photo.view : furtherView) === view.key),
        t,
      ),
    ),
  };
}

function tileOf({ key, label: named }: RequiredView, photos: readonly Photo[], t: Texts): PhotoTile {
  const label = viewWords(named, t);
  const shown = photos.map((photo) => presentPhoto(photo, label, '/lab/photos', t));
  return { view: key, label, sentId: newSecret(), latest: shown.at(-1) ?? null, photos: shown };
}

function summaryOf(photos: number, missing: readonly RequiredView[], t: Texts): string {
  if (missing.length === 0)
    return t('{n, plural, one {All views are there: {count} photo.} other {All views are there: {count} photos.}}', {
      ...{ n: photos, count: numberWord(photos, t) },
    });
  if (photos === 0)
    return t('{n, plural, one {{count} view to photograph.} other {{count} views to photograph.}}', {
      ...{ n: missing.length, count: sentence(numberWord(missing.length, t)) },
    });
  // As static/js/photo-queue.js says it, which counts anew after each photo. A view has commas of its own.
  return t('Still to photograph: {views}.', { views: missing.map(({ label }) => viewWords(label, t)).join(' · ') });
}
