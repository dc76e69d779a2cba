/** Which picture comes first, and which ones an inspection still lacks. */
import type { RequiredView } from './checklist.ts';

/** The view of a picture that no view of the checklist asks for. */
export const furtherView = 'further';
export const mostPhotos = 30;

/**
 * As the checklist lists its views, then by the order in which they were taken; further pictures last.
 *
 * @example inViewOrder([{ view: 'further', position: 1 }, { view: 'front', position: 2 }], [{ key: 'front', label: 'Front' }]) // front, further
 */
export function inViewOrder<Photo extends { view: string; position: number }>(
  photos: readonly Photo[],
  views: readonly RequiredView[],
): Photo[] {
  const place = (view: string) => {
    const found = views.findIndex(({ key }) => key === view);
    return found === -1 ? views.length : found;
  };
  return [...photos].sort((one, other) => place(one.view) - place(other.view) || one.position - other.position);
}

export const missingViews = (photos: readonly { view: string }[], views: readonly RequiredView[]): RequiredView[] =>
  views.filter(({ key }) => !photos.some(({ view }) => view === key));

export const labelOfView = (view: string, views: readonly RequiredView[]): string =>
  views.find(({ key }) => key === view)?.label ?? 'Further picture';
