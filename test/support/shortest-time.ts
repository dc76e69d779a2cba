/** How long something takes. */

/**
 * Beside other work every time is too long: the shortest of a few tells of the program, and a single one of the machine.
 *
 * @param enough milliseconds after which nothing is tried again
 * @returns milliseconds
 */
export async function shortestTime(work: () => Promise<unknown>, enough: number): Promise<number> {
  let shortest = Infinity;
  for (let attempt = 0; attempt < 5 && shortest > enough; attempt++) {
    const began = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}
