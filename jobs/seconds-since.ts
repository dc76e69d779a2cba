/** How long a piece of work took, by the clock that never jumps: in hundredths of a second, as people read it. */
export const secondsSince = (began: number): number => Math.round((performance.now() - began) / 10) / 100;
