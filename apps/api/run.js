import './src/compile-cache.js'

// `node apps/api/run.js server` or `… sample`: what `bundle.ts` has made of it.
await import(`./dist/${process.argv[2]}.js`)
