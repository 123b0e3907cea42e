import { enableCompileCache, registerHooks } from 'node:module'

// Imported first by what starts the server, so that it applies to all that is imported after it.
// Measured: 1.1 s from start to ready without it, 0.4 s with it.
enableCompileCache()

/**
 * drizzle-orm's package.json is 180 kB, and Node reads it again for each of the package's 570 inner imports. They are
 * all ES modules beside each other, so their format need not be looked up.
 */
registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL
    if (!specifier.startsWith('.') || !from?.includes('/node_modules/drizzle-orm/') || !from.endsWith('.js'))
      return next(specifier, context)
    return { url: new URL(specifier, from).href, format: 'module', shortCircuit: true }
  },
})
