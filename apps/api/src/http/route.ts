import { problem } from '@hubs/schema/problem'
import type { FastifyContextConfig, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { ServicePolicy } from '../authorize.ts'

/** The statuses a route refuses with, as its schema has them. */
export const problems = <Status extends number>(...statuses: Status[]) =>
  Object.fromEntries(statuses.map(status => [status, problem])) as Record<Status, typeof problem>

/** A route for whoever may do the action of the service's function that answers it. */
export const routeOf = <const Schema>(
  { action }: { action: ServicePolicy },
  schema: Schema,
  config?: FastifyContextConfig,
) => ({ config: { ...config, policy: action }, schema })

/** The schema of an answer that is a file. */
export const file = z.custom<Buffer | string>(value => typeof value === 'string' || value instanceof Uint8Array)

/** Answers with a file to keep, under this name. */
export function sendFile(reply: FastifyReply, type: string, fileName: string, body: Buffer | string) {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .serializer((each: unknown) => each as string)
    .send(body)
}

/** JSON that was made by the route's own schema already: it need not be read and written again for each person. */
export function sendText(reply: FastifyReply, text: string) {
  return reply.type('application/json; charset=utf-8').serializer(String).send(text)
}
