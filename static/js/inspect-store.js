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

/**
 * The draft where a form was sent without a script and met what another device had saved. `known` is what the phone keeps of before,
 * null without any; `typed` is the form as it was sent, with what was saved where nothing was typed.
 */
export function joinedDraft(known, typed, saved, revision) {
  const own = Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== saved[name]));
  const mine = { ...typed, ...known?.mine, ...own };
  const { fields, conflicts } = merged(known?.base ?? {}, mine, saved, known?.sent);
  const open = (known?.conflicts ?? []).filter(({ name }) => !conflicts.some((one) => one.name === name));
  return { base: saved, mine: fields, sent: {}, revision, conflicts: [...open, ...conflicts] };
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
