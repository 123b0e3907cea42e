import type { FastifyReply } from 'fastify'
import { z } from 'zod'

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
