/**
 * Random numbers that anybody with the seed can draw again: SHA-256 in counter mode. The n-th block is the hash of
 * `seed stream n`; its first 52 bits are one whole number. A stream that differs by a letter shares nothing with another.
 */

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Handed in, since these rules know nothing of Node. */
export type Sha256 = (text: string) => string;

/** Gives a whole number from 0 to n − 1, each alike; n at most 2^52. */
export type Below = (n: number) => number;

const digits = 13;
const range = 2 ** 52;

/**
 * @param seed 64 hexadecimal digits
 * @param stream what the numbers are for, so that two uses of one seed do not meet
 *
 * @example With the seed of 64 zeros and the stream 'random', the first numbers below 100 are 77, 48, 53.
 */
export function seededNumbers(sha256: Sha256, seed: string, stream: string): Below {
  let block = 0;
  const next = () => Number.parseInt(sha256(`${seed} ${stream} ${block++}`).slice(0, digits), 16);
  return (n) => {
    // Beyond the last whole multiple of n the small numbers would come more often: such a block is passed over.
    const fair = range - (range % n);
    for (;;) {
      const number = next();
      if (number < fair) return number % n;
    }
  };
}
