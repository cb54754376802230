/*
 * Lets the visit app open without a network. The server writes a line before this one that names
 * what is kept. The page and its parts hold nothing of anybody; answers of the server are never kept.
 */
const PAGE = '/visit/app';
const NAME = 'visit-' + KEPT.map((address) => address.slice(address.lastIndexOf('=') + 1)).join('').slice(0, 96);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT.concat([PAGE]))).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('visit-') && name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (address.pathname === PAGE) event.respondWith(page(event.request));
  else if (address.pathname.startsWith('/assets/')) event.respondWith(part(event.request));
});

/** The page as the server has it; without a network as it was seen last. */
async function page(request) {
  const kept = await caches.open(NAME);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await kept.put(PAGE, fresh.clone());
    return fresh;
  } catch (e) {
    return (await kept.match(PAGE)) || Response.error();
  }
}

async function part(request) {
  return (await caches.match(request)) || fetch(request);
}
