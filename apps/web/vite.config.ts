import react from '@vitejs/plugin-react'
import { createRequire } from 'node:module'
import { defineConfig, type Plugin } from 'vite'
import { compressed } from './compress-build.ts'
import { declarationsApart } from './declarations-apart.ts'
import { offline } from './offline-build.ts'
import { pageFiles } from './page-files.ts'
import { sharedChunks } from './shared-chunks.ts'
import { trimmedPackages } from './trimmed-packages.ts'

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
 * Packages of every first page, without what only forms, long lists and several questions at once use. In one chunk: it
 * stays as it is when the rest changes, and with zod in it no-eval.ts has run before any schema is made, whatever else is split.
 */
const everywhere =
  /node_modules\/(react|react-dom|scheduler|zod|@tanstack(?!.*(mutationObserver|useMutation|[iI]nfiniteQuery|queriesObserver|useQueries|useSuspenseQueries)))\/|no-eval\.ts/

export default defineConfig(({ command }) => ({
  resolve: command === 'build' ? { alias: [{ find: /^react-router$/, replacement: productionRouter() }] } : {},
  plugins: [react(), trimmedPackages(), declarationsApart(), preloadFont(), pageFiles(), offline(), compressed()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    // The policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Whoever starts the product has nothing to profile.
      checks: { bundlerTimings: false },
      // The projector and the classroom's screen have pages of their own, without the router: they show one thing, and a
      // beamer's computer is slow.
      input: ['index.html', 'projector.html', 'screen.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'packages', test: id => everywhere.test(id.replaceAll('\\', '/')), priority: 2 },
            { name: 'router', test: /node_modules[\\/](react-router|react-router-dom)[\\/]/, priority: 2 },
            { name: sharedChunks(), debugName: 'shared', priority: 0, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
}))
