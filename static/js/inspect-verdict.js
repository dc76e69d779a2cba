// What the answers come to, as the server has judged them with the last saving.

/** @param say the words of the page */
export function showVerdict({ verdict }, say) {
  document.querySelector('[data-verdict-opening]').textContent = verdict.opening;
  document.querySelector('[data-verdict-sentence]').textContent = verdict.sentence;
  for (const { key, mark } of verdict.marks) document.querySelector(`[data-mark="${key}"]`).textContent = mark ?? '–';
  const lines = verdict.lost.map(({ label, points, note, severity }) => {
    const line = document.createElement('li');
    const cost = document.createElement('span');
    cost.className = 'inspect-points';
    cost.textContent = `−${points}`;
    const aside = document.createElement('span');
    aside.className = 'muted';
    aside.textContent = note ? `${severity} · ${note}` : severity;
    line.append(cost, ` ${label} `, aside);
    return line;
  });
  if (lines.length === 0) {
    const none = document.createElement('li');
    none.className = 'muted';
    none.textContent = say('noneLost');
    lines.push(none);
  }
  document.querySelector('[data-lost]').replaceChildren(...lines);
}

/** Answers that have not arrived are in no verdict: better none than one of before. */
export function showReckoned(isReckoned) {
  document.querySelector('[data-verdict]').hidden = !isReckoned;
  document.querySelector('[data-verdict-open]').hidden = isReckoned;
}
