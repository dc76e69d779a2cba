/** Where to go after the sign-in: only ever to a page of ours. */

/** @returns the path with its query if it stays on this host and is not about signing in or out, otherwise `/`. */
export function safeReturnPath(given: unknown): string {
  const path = pathHere(given);
  return path.startsWith('/sign-') ? '/' : path;
}

/** @returns the path with its query if it stays on this host, otherwise `/`. */
export function pathHere(given: unknown): string {
  if (typeof given !== 'string' || given.length > 2_000) return '/';
  if (!/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(given)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(given, here)) return '/';
  const url = new URL(given, here);
  // A path such as /..//elsewhere is normalised to //elsewhere, which a browser takes for another host.
  return url.origin !== here || url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}
