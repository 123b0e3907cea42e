import { config } from 'zod'

// The content security policy forbids eval. Imported first, before any schema is made: zod decides when it makes one.
config({ jitless: true })
