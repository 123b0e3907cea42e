import { enableCompileCache, registerHooks } from 'node:module'

// `node --import ./apps/api/src/quick-start.js …`: JavaScript, and before anything else, so that no TypeScript needs to be
// stripped once it is in the cache. Measured on two cores, start to ready: 1.1 s without, 0.4 s with; and 45 MB less memory.
enableCompileCache()

// drizzle-orm's package.json is 180 kB, and Node reads it again for each of the package's 570 inner imports. They are all
// ES modules beside each other, so their format need not be looked up.
registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL
    if (!specifier.startsWith('.') || !from?.includes('/node_modules/drizzle-orm/') || !from.endsWith('.js'))
      return next(specifier, context)
    return { url: new URL(specifier, from).href, format: 'module', shortCircuit: true }
  },
})
