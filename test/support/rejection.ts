/** The error that the work ends with; a test fails if it ends without one. */
export async function rejection(work: Promise<unknown>): Promise<Error> {
  const ended = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (ended instanceof Error) return ended;
  throw new Error('The work should have failed, and did not');
}
