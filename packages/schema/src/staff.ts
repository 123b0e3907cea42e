import { z } from 'zod'
import {
  email,
  expectedVersion,
  id,
  instant,
  nameLine,
  page,
  pageQuery,
  shortName,
  shortText,
  weekday,
} from './common.ts'

/** `none`: a governor or guest, who works in no hub, is asked about none and counts in no sum of the staff. */
export const staffKind = z.enum(['teaching', 'support', 'none'])
export type StaffKind = z.infer<typeof staffKind>
export const role = z.enum(['coordinator', 'administrator', 'leadership'])
export type Role = z.infer<typeof role>
export const theme = z.enum(['system', 'light', 'dark'])

/** What a person is called where we speak to them; empty where that is the whole name. */
export const preferredName = shortName(40)

const personBase = z.object({
  name: nameLine(80, 'Enter the person’s name.'),
  preferredName,
  email,
  staffKind,
  job: shortName(80),
  department: shortName(80),
  workingDays: z.array(weekday).max(5),
  seniorLeader: z.boolean(),
  roles: z.array(role).max(3),
})

const personState = z.enum(['invited', 'active', 'left'])

/** A person as coordinators and administrators see them. */
export const person = personBase.extend({
  id,
  email: z.string(),
  state: personState,
  /** When their last invitation was sent; null where none was. */
  invitedAt: instant.nullable(),
  leftAt: instant.nullable(),
  version: z.int(),
})
export type Person = z.infer<typeof person>

export const createPerson = z.strictObject({ ...personBase.shape, preferredName: preferredName.default('') })
export type CreatePerson = z.infer<typeof createPerson>

export const updatePerson = z.strictObject({
  ...personBase.partial().shape,
  left: z.boolean().optional(),
  expectedVersion,
})
export type UpdatePerson = z.infer<typeof updatePerson>

/** `q` is looked for in name, address, department and job. */
export const peopleQuery = pageQuery.extend({
  q: shortText(80).optional(),
  state: personState.optional(),
})
export type PeopleQuery = z.infer<typeof peopleQuery>
export const people = page(person)

/** What passes to others where somebody leaves: what is theirs alone is a number, without a word of it. */
export const handOver = z.object({
  /** Groups of this year that they lead. */
  leads: z.array(z.object({ groupId: id, hubSlug: z.string(), hubName: z.string(), groupName: z.string().nullable() })),
  /** Meetings to come in which they were to present a part. */
  presents: z.array(z.object({ meetingId: id, date: z.string(), hubName: z.string(), title: z.string() })),
  /** Strategies that they proposed and their hub hasn't decided on. */
  strategies: z.array(z.object({ code: z.string(), name: z.string() })),
  openPlans: z.int(),
  /** What colleagues have asked of them, and they of colleagues, that is still open. */
  requests: z.int(),
  /** Observations still to come, on either side. */
  observations: z.int(),
})
export type HandOver = z.infer<typeof handOver>
