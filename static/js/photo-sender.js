// Sends what waits on the phone, one photo after the other, again and again until the server has each.

/** Milliseconds. */
const shortest = 2_000;
const longest = 60_000;
const patience = 90_000;

/**
 * @param waiting the photos that wait, the first one taken first
 * @param words what the page says
 * @param told {kept(photo, id), refused(photo, fault), state(name)} what became of it
 */
export function createSender({ path, waiting, told, words }) {
  let timer = null;
  let pause = shortest;
  let busy = false;
  let token = null;

  function wake(milliseconds = 0) {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  }

  async function run() {
    if (busy) return;
    busy = true;
    try {
      await alone(sendAll);
    } finally {
      busy = false;
    }
  }

  async function sendAll() {
    for (let next = await first(); next; next = await first()) {
      told.state('sending');
      const result = await sent(next).catch(() => 'network');
      if (result === 'signedOut' || result === 'stranger') {
        told.state(result);
        return;
      }
      if (result === 'network') {
        told.state('waiting');
        wake(pause * (0.75 + Math.random() / 2));
        pause = Math.min(longest, pause * 2);
        return;
      }
      pause = shortest;
      if (result.fault) await told.refused(next, result.fault);
      else await told.kept(next, result.id);
    }
    told.state('idle');
  }

  const first = async () => (await waiting()).find(({ fault }) => !fault);

  async function sent(photo, isSecondTry = false) {
    token ??= document.querySelector('[name=_csrf]')?.value;
    const form = new FormData();
    // The token goes first: the server reads no file before it.
    form.append('_csrf', token);
    form.append('sent_id', photo.id);
    form.append('view', photo.view);
    form.append('file', new window.Blob([photo.bytes], { type: photo.type }), 'photo');
    const answer = await fetch(`/lab/inspections/${photo.inspection}/photos`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      redirect: 'manual',
      body: form,
      signal: window.AbortSignal.timeout?.(patience),
    });
    if (answer.type === 'opaqueredirect' || [401, 403].includes(answer.status)) {
      if (isSecondTry) return 'signedOut';
      const fresh = await freshToken();
      if (fresh === 'signedOut' || fresh === 'stranger') return fresh;
      token = fresh.token;
      return sent(photo, true);
    }
    if (answer.ok) return { id: (await answer.json()).id };
    if (answer.status === 404) return { fault: words('photoNotYours') };
    if ([409, 413, 422].includes(answer.status)) return { fault: await faultIn(answer) };
    // Busy, starting or in trouble: it can be right a moment later.
    return 'network';
  }

  const faultIn = async (answer) => {
    const said = await answer.json().catch(() => ({}));
    return said.fault ?? words('photoRefused');
  };

  /** The session may have ended and begun anew since the page was loaded: then its forms carry another token. */
  async function freshToken() {
    const page = await fetch(path, { headers: { accept: 'text/html' } });
    if (new URL(page.url).pathname === '/sign-in') return 'signedOut';
    const text = new window.DOMParser().parseFromString(await page.text(), 'text/html');
    const field = text.querySelector('[data-photos] [name=_csrf]');
    const isSame =
      text.querySelector('[data-photos]')?.dataset.person === document.querySelector('[data-photos]').dataset.person;
    return field && isSame ? { token: field.value } : 'stranger';
  }

  window.addEventListener('online', () => {
    pause = shortest;
    wake();
  });
  window.addEventListener('offline', () => void waiting().then((photos) => photos.length > 0 && told.state('waiting')));
  return { wake };
}

/** Two tabs do not send the same photo at once, where the browser can tell. */
const alone = (work) =>
  navigator.locks
    ? navigator.locks.request('assay-photos', { ifAvailable: true }, (lock) => (lock ? work() : undefined))
    : work();
