import { sentenceOf } from '@hubs/schema/sentences'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'

/**
 * What checks requests and answers. Handed over at once, Fastify does not load its own, which nothing here uses; its types
 * know no others.
 */
export const zodCompilers: object = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
}

// Where a schema has no words of its own: what one meets who writes to the API past the forms.
z.config({ customError: sentenceOf })
