// The service worker, as it is: the build only fills in its name and its list of files (offline-build.ts).
// It keeps the code of the pages and nothing else. No answer of the API and no page with somebody's name on it is ever
// in the cache; what a person needs without the network is in the kept store, which a sign-out empties.
const build = '__BUILD__'
const files = ['__FILES__']

const prefix = 'code-'
const mine = prefix + build
/** Pages that are open may be of an older build, and ask for its files in the middle of a meeting. */
const KEPT_BUILDS = 3
/** A line that is neither there nor gone: then the page opens from here. */
const PATIENCE_MS = 4000
/** The same pages, for the same addresses, as the server's (plugins/web.ts). */
const pages = [
  [/^\/meetings\/[^/]+\/projector\/?$/, '/projector.html'],
  [/^\/screen\/?$/, '/screen.html'],
]

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') {
    if (!pathname.includes('.')) event.respondWith(page(request, pathname))
  } else if (pathname.startsWith('/assets/')) event.respondWith(code(request))
  else if (files.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(pathname)))
})

/** All of a build or none of it. It serves from the next page on; open pages find their own files still. */
async function install() {
  const cache = await caches.open(mine)
  await cache.addAll(
    files.map(file => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })),
  )
  await self.skipWaiting()
}

async function activate() {
  const builds = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== mine)
  const old = builds.slice(0, Math.max(0, builds.length - KEPT_BUILDS + 1))
  await Promise.all(old.map(name => caches.delete(name)))
  await self.clients.claim()
}

/** The newest page there is; the kept one of this build where the server is not reached. */
async function page(request, pathname) {
  const fallback = () => kept(pages.find(([address]) => address.test(pathname))?.[1] ?? '/index.html')
  const asked = fetch(request).then(
    answer => (answer.status >= 502 && answer.status <= 504 ? fallback() : answer),
    fallback,
  )
  const patience = new Promise(resolve => setTimeout(resolve, PATIENCE_MS)).then(fallback)
  const answer = await Promise.race([asked, patience])
  return answer ?? (await asked) ?? Response.error()
}

async function kept(file) {
  return (await caches.open(mine)).match(file, { ignoreVary: true })
}

/** A file named after what is in it: whichever build it came with, it is the right one. */
async function code(request) {
  const known = await caches.match(request, { ignoreVary: true })
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(mine)).put(request, answer.clone())
  return answer
}
