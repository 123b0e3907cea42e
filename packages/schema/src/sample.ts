import { z } from 'zod'
import { email, id } from './common.ts'

/** Somebody of the sample school whom anyone may be, with what they would look at first. */
const samplePerson = z.object({
  email: z.string(),
  name: z.string(),
  job: z.string(),
  first: z.string(),
  opens: z.enum(['console', 'home', 'choose', 'people']),
})
export type SamplePerson = z.infer<typeof samplePerson>

/** What the sample school offers to whoever tries it, on the machine it runs on. */
export const sampleWelcome = z.object({
  people: z.array(samplePerson),
  /** The meeting that can be run at once; null where it has been held. */
  meeting: z.object({ id, hubName: z.string(), running: z.boolean() }).nullable(),
  /** Who runs it, and whose phone to open beside it. */
  runBy: z.string(),
  phoneOf: z.string(),
  /** Everyone’s. */
  password: z.string(),
})
export type SampleWelcome = z.infer<typeof sampleWelcome>

export const sampleSignIn = z.strictObject({ email })
