import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'
import type { Programmes } from '../modules/programmes/programmes.service.ts'

const dist = path.join(import.meta.dirname, '../../../web/dist')
/** The pages of the projector and of a classroom's screen are ones of their own, and lighter. */
const isProjector = /^\/meetings\/[^/]+\/projector\/?$/
const isScreen = /^\/screen\/?$/
/** Only a page heeds these; a first page has up to ninety pieces, and 600 bytes with each were 50 kB of it. */
const headersOfPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A page of the build. */
async function readPage(name: string): Promise<string> {
  return readFile(path.join(dist, name), 'utf8').catch((error: unknown) => {
    throw new Error('The pages are not built yet: run npm run build.', { cause: error })
  })
}

/** Which files each page of somebody signed in loads, as the build has written them: see `page-files.ts` there. */
const pageFiles = z.array(z.tuple([z.string(), z.array(z.string())]))

/** `/people/:id` and `/pair/:code?` as what an address is held against. */
function patternFor(pattern: string): RegExp {
  const parts = pattern.split('/').slice(1)
  const inner = parts.map(part => (!part.startsWith(':') ? `/${part}` : part.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+'))
  return new RegExp(`^${inner.join('')}/?$`)
}

/** The first question of every page of somebody signed in. */
const ASKS_WHO = '<link rel="preload" as="fetch" crossorigin href="/api/v1/me">'

/** What a page's head asks for at once, by the page's address. */
async function readPreloads(): Promise<(url: string) => string> {
  const pages = pageFiles.parse(JSON.parse(await readPage('pages.json')))
  const tags = pages.map(([pattern, files]) => {
    const links = files.map(file =>
      file.endsWith('.css')
        ? `<link rel="preload" as="style" crossorigin href="${file}">`
        : `<link rel="modulepreload" crossorigin href="${file}">`,
    )
    return { pattern: patternFor(pattern), links: ASKS_WHO + links.join('') }
  })
  return url => tags.find(({ pattern }) => pattern.test(url))?.links ?? ''
}

async function serveFiles(app: FastifyInstance) {
  // The build has put the compressed files beside the others; they are answers to the file's own address.
  const common = { index: false as const, preCompressed: true, decorateReply: false }
  // One route for all the pieces of pages: one for each would take as long to make as all of the API's.
  await app.register(fastifyStatic, {
    ...common,
    root: path.join(dist, 'assets'),
    prefix: '/assets/',
    // They never change, and nobody asks for a part of one.
    lastModified: false,
    acceptRanges: false,
    allowedPath: (_path, _root, request) => !/\.(br|gz)(\?|$)/.test(request.url),
    setHeaders(reply) {
      reply.header('cache-control', 'public, max-age=31536000, immutable')
      for (const name of headersOfPages) reply.raw.removeHeader(name)
    },
  })
  await app.register(fastifyStatic, {
    ...common,
    root: dist,
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz', 'assets/**'],
  })
}

/** The built client: hashed files kept for a year, and one page for every other address. */
export default fp<{ env: Env; programmes: Programmes }>(
  async (app, { env, programmes }) => {
    await serveFiles(app)
    const template = await readPage('index.html')
    const projector = await readPage('projector.html')
    const screen = await readPage('screen.html')
    const preloads = await readPreloads()
    const pageFor = (url: string) => (isScreen.test(url) ? screen : isProjector.test(url) ? projector : template)

    /** What a shared link shows: title, description and picture, of the page it leads to. */
    async function head(url: string, origin: string): Promise<string> {
      const { school, programme, hubs } = await programmes.publicProgramme()
      const hub = hubs.find(each => url === `/hubs/${each.slug}`)
      const title = hub ? `${hub.name} · ${school.name}` : `Learning Hubs ${programme.name} · ${school.name}`
      const description = hub ? hub.question : programme.summary
      const tags: [string, string][] = [
        ['og:type', 'website'],
        ['og:title', title],
        ['og:description', description],
        ['og:url', `${origin}${url}`],
        ['og:image', `${origin}/share/${hub?.slug ?? 'programme'}.png`],
        ['og:image:width', '1200'],
        ['og:image:height', '630'],
      ]
      return [
        `<title>${escapeHtml(title)}</title>`,
        `<meta name="description" content="${escapeHtml(description)}">`,
        '<meta name="twitter:card" content="summary_large_image">',
        ...tags.map(([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`),
      ].join('\n    ')
    }

    app.get('/*', { schema: { hide: true } }, async (request, reply) => {
      const url = request.url.split('?')[0] ?? '/'
      if (url.startsWith('/api/')) throw new Refusal('not-found', `Page not found: ${url}`)
      if (path.extname(url) !== '') throw new Refusal('not-found', `File not found: ${url}`)
      const origin = env.PUBLIC_URL?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
      const { theme } = request.cookies
      // What the page must know before it paints or asks anything: the theme, and that nobody is signed in.
      const marks = `${theme === 'light' || theme === 'dark' ? `data-theme="${theme}" ` : ''}${request.visitor ? 'data-visitor ' : ''}`
      const page = pageFor(url)
      const html = page.replace('<html ', `<html ${marks}`)
      // A page of its own asks for all that is its, and a visitor's for little.
      const files = request.visitor || page !== template ? '' : preloads(url)
      const tags = await head(url, origin)
      return (
        reply
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-cache')
          // By a function: in a text, `$'` would mean "what comes after".
          .send(html.replace('<!--head-->', () => tags).replace('</head>', () => `${files}</head>`))
      )
    })
  },
  { name: 'web', dependencies: ['security', 'actor'] },
)
