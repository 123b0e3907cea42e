import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { Refusal, toProblem } from '../errors.ts'
import { storeErrorOf } from '../store/store-errors.ts'

/** Where each message belongs: `body.name` is said at the field `name`. */
function fieldsOf(error: FastifyError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.validation ?? []) {
    const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
    fields[path || 'form'] ??= issue.message ?? 'Check this field.'
  }
  return fields
}

function fromLibrary(error: FastifyError): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = fieldsOf(error)
    const [first] = Object.values(fields)
    return new Refusal('invalid', first ?? 'Check what you sent.', { fields })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('too-large', 'That’s too big to send. Send it in smaller parts.')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('invalid', 'Send JSON (content-type: application/json).')
  if (error.statusCode === 429) return new Refusal('too-many', 'Too many requests. Wait a minute, then try again.')
  if (error.statusCode && error.statusCode < 500) return new Refusal('invalid', 'What you sent isn’t valid JSON.')
  return new Refusal('failed', 'Something went wrong and nothing was changed. Try again.')
}

const troubles = {
  'disk-full':
    'The server’s disk is full, so nothing can be saved at the moment. You can still read everything. Tell your administrator.',
  unwritable:
    'The server can’t write to its disk, so nothing can be saved at the moment. You can still read everything. Tell your administrator.',
  away: 'The database isn’t responding. Wait a moment, check whether your change was saved, then try again.',
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

const isBrokenOff = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete

/** Every error leaves as a problem, from here. No stack, no SQL. */
export default fp(
  async app => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      if (error instanceof Refusal) return answer(reply, error)
      // An upload that breaks off says nothing of the database, and nobody is there to be answered.
      if (isBrokenOff(request)) return answer(reply, new Refusal('invalid', 'The upload was interrupted. Try again.'))
      const trouble = storeErrorOf(error)
      if (trouble) {
        request.log.error({ err: error }, 'the database isn’t responding or can’t be written to')
        return answer(reply, new Refusal('unavailable', troubles[trouble]))
      }
      const refusal = isResponseSerializationError(error)
        ? new Refusal('failed', 'Something went wrong. Try again.')
        : fromLibrary(error)
      if (refusal.code === 'failed') request.log.error({ err: error }, 'a request failed')
      return answer(reply, refusal)
    })
    app.setNotFoundHandler((request, reply) =>
      answer(reply, new Refusal('not-found', `Page not found: ${request.url.split('?')[0]}`)),
    )
  },
  { name: 'error-handler' },
)
