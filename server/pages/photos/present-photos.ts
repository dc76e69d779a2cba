/** Photos as a page shows them: `{{> photos/gallery photos=photos}}`. */
import type { Texts } from '../../languages/texts.ts';
import type { PhotoMark } from '../../lab/photo-marks.ts';
import type { Revelation } from '../../lab/revelation.ts';
import type { ReleasedPhoto } from '../../stores/released-photos.ts';
import { viewWords } from '../inspections/checklist-texts.ts';
import { presentMarks, type DrawnMark } from './present-marks.ts';

export interface ShownPhoto {
  id: number;
  href: string;
  /** Where a press leads: a page with the way back, or the picture alone. */
  pageHref: string;
  smallHref: string;
  label: string;
  caption: string;
  alt: string;
  width: number;
  height: number;
  marks: DrawnMark[];
  /** Those that say something. */
  words: { number: number; word: string }[];
}

interface Picture {
  id: number;
  caption: string;
  width: number;
  height: number;
  marks: readonly PhotoMark[];
}

/** @param base where its address begins: `/lab/photos`, `/verdicts/12/photos` */
export function presentPhoto(photo: Picture, label: string, base: string, t: Texts): ShownPhoto {
  const marks = presentMarks(photo.marks, photo.width, photo.height);
  return {
    ...{ id: photo.id, label, caption: photo.caption, width: photo.width, height: photo.height, marks },
    ...{ href: `${base}/${photo.id}`, pageHref: `${base}/${photo.id}`, smallHref: `${base}/${photo.id}/small` },
    alt: photo.caption === '' ? label : t('{label}: {text}', { label, text: photo.caption }),
    words: marks.filter(({ word }) => word !== '').map(({ number, word }) => ({ number, word })),
  };
}

/** @param content the frozen copy, which names and orders them @param base such as `/inspections/12/photos` */
export function presentReleasedPhotos(
  content: Pick<Revelation, 'photos'>,
  released: readonly ReleasedPhoto[],
  base: string,
  t: Texts,
): ShownPhoto[] {
  // Two people take the same views: without a word, the same photo seems to stand there twice.
  const twice = content.photos.some(({ grading }) => grading === 'second');
  return content.photos.flatMap(({ id, label: view, caption, width, height, grading }) => {
    const label = twice && grading ? gradedView(viewWords(view, t), grading, t) : viewWords(view, t);
    const kept = released.find((photo) => photo.id === id);
    if (!kept) return [];
    const shown = presentPhoto({ id, caption, width, height, marks: kept.marks }, label, base, t);
    return [{ ...shown, pageHref: `${shown.href}/page` }];
  });
}

const gradedView = (view: string, grading: 'first' | 'second', t: Texts): string =>
  grading === 'first' ? t('{view}, first grading', { view }) : t('{view}, second grading', { view });
