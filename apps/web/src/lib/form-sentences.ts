import { sentenceOf } from '@hubs/schema/sentences'
import { config } from 'zod'

// Comes with the first form: what a schema without words of its own says at a field.
config({ customError: sentenceOf })
