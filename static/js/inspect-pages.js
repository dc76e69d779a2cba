// The page itself stays on the phone while its inspection is open, so that a reload without a network brings it back.
import { cacheName, isOurs } from './inspect-store.js';

export async function keepPage(person, path) {
  // Only over https or on the machine itself: elsewhere a browser offers neither.
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  if (document.readyState !== 'complete') await new Promise((done) => window.addEventListener('load', done));
  // Once the page's script has done all, every part of it has come, on a slow phone too: what came later would be missing without a network.
  await import('./page.js').catch(() => undefined);
  try {
    await navigator.serviceWorker.register('/lab/worker.js', { scope: '/lab/' });
    await dropPages(person);
    const page = await fetch(path, { headers: { accept: 'text/html' } });
    const cache = await caches.open(cacheName(person));
    if (page.headers.get('assay-inspection') === person) await cache.put(path, page);
    else await cache.delete(path);
    await cache.addAll(files());
  } catch {
    // Without a network there is nothing new to keep; what was kept before stays.
  }
}

const files = () => [
  ...new Set(
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/static/'))
      .map(({ pathname }) => pathname),
  ),
];

export async function dropPage(path) {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) if (isOurs(name)) await (await caches.open(name)).delete(path);
}

/** Every page that was kept, but for those of one person. @returns whether there are any of theirs */
export async function dropPages(person) {
  if (!('caches' in window)) return false;
  const names = (await caches.keys()).filter(isOurs);
  const own = person === undefined ? null : cacheName(person);
  for (const name of names) if (name !== own) await caches.delete(name);
  return names.includes(own);
}
