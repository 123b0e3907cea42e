import { z } from 'zod'
import { expectedVersion, id, line, slug } from '../common.ts'

/** Where someone has to be or can’t be; two people who are kept together or apart. */
export const placementRuleKind = z.enum(['pin', 'must-not', 'together', 'apart'])
export type PlacementRuleKind = z.infer<typeof placementRuleKind>

/** What a coordinator asks for named people; the reason is for coordinators alone. */
const placementRule = z.object({
  id,
  kind: placementRuleKind,
  personId: id,
  name: z.string(),
  otherId: id.nullable(),
  otherName: z.string().nullable(),
  hubSlug: z.string().nullable(),
  hubName: z.string().nullable(),
  reason: z.string(),
  /** Why an allocation would not use it as things are; null where it would. */
  unused: z.string().nullable(),
  version: z.int(),
})
export type PlacementRule = z.infer<typeof placementRule>
export const placementRules = z.object({ items: z.array(placementRule) })

const person = z.string('Choose who it’s about.').pipe(z.string().min(1, 'Choose who it’s about.').max(200))
const other = z.string('Choose the other person.').pipe(z.string().min(1, 'Choose the other person.').max(200))
const hub = z.string('Choose a hub.').min(1, 'Choose a hub.').pipe(slug)
const reason = line(300, 'Say why. Only coordinators can see this.')

const inHub = <K extends 'pin' | 'must-not'>(kind: K) => ({
  kind: z.literal(kind),
  personId: person,
  hubSlug: hub,
  reason,
})
const withOther = <K extends 'together' | 'apart'>(kind: K) => ({
  kind: z.literal(kind),
  personId: person,
  otherId: other,
  reason,
})

export const addPlacementRule = z.discriminatedUnion('kind', [
  z.strictObject(inHub('pin')),
  z.strictObject(inHub('must-not')),
  z.strictObject(withOther('together')),
  z.strictObject(withOther('apart')),
])
export type AddPlacementRule = z.infer<typeof addPlacementRule>

export const changePlacementRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...inHub('pin'), expectedVersion }),
  z.strictObject({ ...inHub('must-not'), expectedVersion }),
  z.strictObject({ ...withOther('together'), expectedVersion }),
  z.strictObject({ ...withOther('apart'), expectedVersion }),
])
export type ChangePlacementRule = z.infer<typeof changePlacementRule>
