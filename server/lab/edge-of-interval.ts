/** Where an interval ends that has no formula: by halving. */

/** Until no double lies between. */
const halvings = 60;

/**
 * The end of an interval on one side of what was seen.
 *
 * @param far as far as the values go on that side
 * @param near what was seen, which is inside
 * @param isInside true between `near` and the edge, false beyond it
 * @returns `far` if all of the side is inside
 * @example edgeOfInterval(0, 0.5, (value) => value >= 0.25) // 0.25
 */
export function edgeOfInterval(far: number, near: number, isInside: (value: number) => boolean): number {
  if (isInside(far)) return far;
  let [out, within] = [far, near];
  for (let n = 0; n < halvings; n++) {
    const middle = (out + within) / 2;
    if (isInside(middle)) within = middle;
    else out = middle;
  }
  return within;
}
