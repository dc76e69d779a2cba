/** What somebody wrote into a form that is not taken: it is shown once more, so that nobody has to write it again. */

/** Shorter ones are typed again as fast as copied. */
const worthKeeping = 20;
const secrets = /pass|current|code|csrf|token|secret|form_id/i;

/** @returns the sentences of a form in its order; nothing that was chosen, and no password. */
export const typedTexts = (body: unknown): string[] =>
  Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, text]) =>
    typeof text === 'string' && text.length >= worthKeeping && /\s/.test(text.trim()) && !secrets.test(name)
      ? [text.trim()]
      : [],
  );
