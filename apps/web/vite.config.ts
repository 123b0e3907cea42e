import react from '@vitejs/plugin-react'
import { createRequire } from 'node:module'
import { defineConfig, type Plugin } from 'vite'
import { compressed } from './compress-build.ts'
import { offline } from './offline-build.ts'
import { sharedChunks } from './shared-chunks.ts'

/** The one text face is asked for with the page, not only once the styles are read, so that the text never jumps. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find(file => file.endsWith('.woff2'))
        if (!font) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}

/** The router's package names its development build for everybody; pages that go out need none of its warnings. */
function productionRouter(): string {
  const dom = createRequire(import.meta.url).resolve('react-router-dom')
  return createRequire(dom)
    .resolve('react-router')
    .replace(/development(.)index\.m?js$/, 'production$1index.mjs')
}

/**
 * zod can write JSON schemas, and only the server does (docs of the API). Every schema names the code for it, so no
 * bundler can see that it is never called: about 4 kB of every first page.
 */
function noJsonSchemas(): Plugin {
  return {
    name: 'no-json-schemas',
    apply: 'build',
    transform: {
      filter: { id: /zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
      handler(code) {
        const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `none as ${name}`)
        return { code: `const none = () => undefined\nexport { ${names.join()}, none as process }`, map: null }
      },
    },
  }
}

/**
 * react-aria brings its words in 34 languages and a dozen calendars. These pages are in one language, and their dates are
 * of one calendar whatever the browser's own is: about 14 kB of the first date field.
 */
function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    apply: 'build',
    transform: {
      filter: { id: /(react-aria[\\/].*intlStrings|@internationalized[\\/]date[\\/].*createCalendar)\.mjs$/ },
      handler(code) {
        const lines = code.split('\n')
        const [words] = lines.filter(line => /^import .*\/en-US\.mjs/.test(line))
        if (words)
          return {
            code: `${words.replace(/^import (\S+)/, 'import words')}\nexport default { 'en-US': words }`,
            map: null,
          }
        const [calendar = ''] = lines.filter(line => /^import .*GregorianCalendar/.test(line))
        const own = calendar.replace(/ as [^}]+/, '')
        return { code: `${own}\nexport const createCalendar = () => new GregorianCalendar()`, map: null }
      },
    },
  }
}

/**
 * What every first page needs, in one chunk: many small ones weigh more together and each costs a request. Nothing that
 * loads react-aria or a form belongs here.
 */
const firstPages = [
  // Without what only forms and long lists use.
  /node_modules\/@tanstack\/(?!.*(mutationObserver|useMutation|[iI]nfiniteQueryObserver|useInfiniteQuery))/,
  /node_modules\/lucide-react\/dist\/esm\/(?!icons)/,
  /lucide-react\/dist\/esm\/icons\/(users-round|triangle-alert|book-a|laptop|message-circle-question-mark|messages-square|mountain)\./,
  /src\/app\/paths\./,
  /src\/features\/(accounts\/me\.query|hubs\/hub-icon|programmes\/programmes\.queries)\./,
  /src\/lib\/(api-client|query-client|page\/(capital|use-page-title)|storage\/drafts|time\/(time|use-now))\./,
  /src\/ui\/(back-link|boundary|figures\/around-circle|chip|logo|forms\/problem-note|page|status|waiting)\./,
  /packages\/rules\/src\/text\/words\./,
  /packages\/schema\/src\/(accounts|common|hubs|problem|programmes|staff)\./,
]
const isFirst = (file: string) => firstPages.some(page => page.test(file.replaceAll('\\', '/')))

export default defineConfig(({ command }) => ({
  resolve: command === 'build' ? { alias: [{ find: /^react-router$/, replacement: productionRouter() }] } : {},
  plugins: [react(), noJsonSchemas(), oneLanguage(), preloadFont(), offline(), compressed()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    // The policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The projector and the classroom's screen have pages of their own, without the router: they show one thing, and a
      // beamer's computer is slow.
      input: ['index.html', 'projector.html', 'screen.html'],
      output: {
        codeSplitting: {
          groups: [
            // In one chunk with zod, no-eval.ts has run before any schema is made, whatever else is split.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|no-eval\.ts/, priority: 3 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 2 },
            {
              name: 'router',
              test: /node_modules[\\/](react-router|react-router-dom)[\\/]|src[\\/]ui[\\/]link-button/,
              priority: 2,
            },
            { name: 'first', test: isFirst, priority: 1 },
            { name: sharedChunks(), debugName: 'shared', priority: 0, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
}))
