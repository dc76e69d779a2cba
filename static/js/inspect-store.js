// What a phone keeps of an inspection: answers, keyed by person and inspection. Nothing here is read by another person's page.

const prefix = 'assay-inspection';

export const draftKey = (person, inspection) => `${prefix}:${person}:${inspection}`;
export const cacheName = (person) => `${prefix}:${person}`;
export const isOurs = (name) => name.startsWith(prefix);

/** Whether the phone could keep it. A browser that may store nothing says so by throwing. */
export function keepDraft(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function keptDraft(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

export function dropDraft(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then there is none.
  }
}

/** Fields in which two drafts differ; an empty field and one that is not there are the same. */
export const differing = (one, other) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => (one[name] ?? '') !== (other[name] ?? ''),
  );

/**
 * Three drafts become one. `base` is what both sides had, `mine` the phone's, `theirs` the server's. What one side alone has
 * changed is taken; what both have changed differently stays theirs for now and is given back as a conflict. What the phone
 * itself has sent without hearing the answer is nobody else's word.
 */
export function merged(base, mine, theirs, sent = {}) {
  const fields = { ...theirs };
  const conflicts = [];
  for (const name of differing(base, mine)) {
    const [own, other] = [mine[name] ?? '', theirs[name] ?? ''];
    const untouched = other === (base[name] ?? '') || other === (sent[name] ?? '');
    if (untouched) fields[name] = own;
    else if (own !== other) conflicts.push({ name, mine: own, theirs: other });
  }
  return { fields, conflicts };
}
