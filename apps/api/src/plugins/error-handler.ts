import type { FastifyError, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { Refusal, toProblem } from '../errors.ts'
import { troubleOf } from '../store/trouble.ts'

/** Where each message belongs: `body.name` is said at the field `name`. */
function fieldsOf(error: FastifyError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.validation ?? []) {
    const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
    fields[path || 'form'] ??= issue.message ?? 'Please check this.'
  }
  return fields
}

function fromLibrary(error: FastifyError): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = fieldsOf(error)
    const [first] = Object.values(fields)
    return new Refusal('invalid', first ?? 'Please check what was sent.', { fields })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('too-large', 'That is more than one megabyte. Send it in smaller parts.')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('invalid', 'Send JSON (content-type: application/json).')
  if (error.statusCode === 429) return new Refusal('too-many', 'Too many requests. Wait a minute, then try again.')
  if (error.statusCode && error.statusCode < 500)
    return new Refusal('invalid', 'What was sent could not be read as JSON.')
  return new Refusal('failed', 'This did not work, and it is our fault. Nothing was changed. Please try again.')
}

const troubles = {
  'disk-full': 'The server’s disk is full, so nothing can be saved just now. Reading still works.',
  away: 'The database does not answer just now. Look in a moment whether your change is there, then try again.',
} as const

function answer(reply: FastifyReply, refusal: Refusal) {
  const problem = toProblem(refusal)
  if (refusal.more.retryAfterSeconds) reply.header('retry-after', refusal.more.retryAfterSeconds)
  // Past the route's own schemas: a problem has one shape everywhere.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

/** Every error leaves as a problem, from here. No stack, no SQL. */
export default fp(
  async app => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      if (error instanceof Refusal) return answer(reply, error)
      const trouble = troubleOf(error)
      if (trouble) {
        request.log.error({ err: error }, 'the database could not do its work')
        return answer(reply, new Refusal('unavailable', troubles[trouble]))
      }
      const refusal = isResponseSerializationError(error)
        ? new Refusal('failed', 'This did not work, and it is our fault. Please try again.')
        : fromLibrary(error)
      if (refusal.code === 'failed') request.log.error({ err: error }, 'a request failed')
      return answer(reply, refusal)
    })
    app.setNotFoundHandler((request, reply) =>
      answer(reply, new Refusal('not-found', `There is nothing at ${request.url.split('?')[0]}.`)),
    )
  },
  { name: 'error-handler' },
)
