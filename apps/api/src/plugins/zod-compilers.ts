import { z } from 'zod'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'

/**
 * What checks requests and answers. Handed over at once, Fastify does not load its own, which nothing here uses; its types
 * know no others.
 */
export const zodCompilers: object = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
}

/** Where a schema has no words of its own: what one meets who writes to the API past the forms. */
z.config({
  customError: issue => {
    if (issue.code === 'unrecognized_keys')
      return `Remove ${issue.keys.join(', ')}: ${issue.keys.length === 1 ? 'it isn’t a field' : 'they aren’t fields'} here.`
    return issue.code === 'invalid_type' && issue.input === undefined ? 'Fill in this field.' : undefined
  },
})
