import { enableCompileCache } from 'node:module'

// `node --import …/compile-cache.js …`: JavaScript, and before anything else, so that no TypeScript needs to be stripped once
// it is in the cache.
enableCompileCache()
