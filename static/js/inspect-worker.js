// Without a network: the pages of open inspections and their files, as inspect-pages.js has kept them for the one person who is
// signed in here. It asks the network first, always, and keeps nothing by itself.

const prefix = 'assay-inspection';
const page = /^\/lab\/inspections\/\d+$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  const isPage = request.mode === 'navigate' && page.test(pathname);
  if (isPage || pathname.startsWith('/static/')) event.respondWith(fetch(request).catch(() => kept(pathname)));
});

async function kept(pathname) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  // Of two people's pages it is not known whose turn it is: then neither is shown.
  if (names.length !== 1) return Response.error();
  const cache = await caches.open(names[0]);
  return (await cache.match(pathname, { ignoreVary: true })) ?? Response.error();
}
