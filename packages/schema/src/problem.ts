import { z } from 'zod'

/** Every way a request can be refused, by a word a program can rely on. */
export const problemCodes = [
  'invalid',
  'not-signed-in',
  'wrong-credentials',
  'reauthenticate',
  'second-factor',
  'not-allowed',
  'wrong-origin',
  'not-found',
  'conflict',
  'stale',
  'full',
  'window-not-open',
  'window-closed',
  'person-left',
  'already-used',
  'expired',
  'too-many',
  'too-large',
  'meeting-over',
  'year-over',
  'not-leading',
  'other-day',
  'unavailable',
  'failed',
] as const

/** The one error shape (RFC 9457, `application/problem+json`). `fields` maps a field's path to its sentence. */
export const problem = z.object({
  type: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  title: z.string(),
  detail: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  /** What stands now, where a change was refused because it was made against something older. */
  current: z.unknown().optional(),
})
export type Problem = z.infer<typeof problem>
export type ProblemCode = Problem['code']
