import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'

/**
 * What checks requests and answers. Handed over at once, Fastify does not load its own, which nothing here uses; its types
 * know no others.
 */
export const zodCompilers: object = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
}
