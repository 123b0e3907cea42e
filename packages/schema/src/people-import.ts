import { z } from 'zod'
import { id, instant, page, personName } from './common.ts'
import { staffKind } from './staff.ts'

/** As many rows as one import takes; a file that is longer is refused with a sentence. */
export const MOST_IMPORT_ROWS = 5000
/** The longest text one import takes, in characters. */
export const LONGEST_IMPORT = 5_000_000

/** What a column of a list can hold. */
export const importField = z.enum([
  'name',
  'givenName',
  'familyName',
  'preferredName',
  'email',
  'staffKind',
  'job',
  'department',
  'workingDays',
])
export type ImportField = z.infer<typeof importField>

/** What each column holds, by its place in the list; null where it isn't wanted. */
const columns = z.array(importField.nullable()).max(200)

const listText = z
  .string()
  .max(LONGEST_IMPORT, 'This list is too long. Import up to 5,000 people at a time.')
  .refine(text => text.trim() !== '', 'Paste a list, or choose a file.')

/** A list of people as text: pasted, or read from a file. OneRoster 1.2 keeps what people are in a second file. */
export const previewImport = z.strictObject({
  text: listText,
  roles: z.string().max(LONGEST_IMPORT, 'This list is too long. Import up to 5,000 people at a time.').optional(),
  /** Left out: recognised by their names, or remembered from the last list with the same ones. */
  columns: columns.optional(),
  /** The list has everyone: who isn't in it would leave. */
  everyone: z.boolean().default(false),
})
export type PreviewImport = z.infer<typeof previewImport>

const change = z.object({ field: z.string(), before: z.string(), after: z.string() })

/** One line of the list, and what would come of it. `line` counts from 1, its heading included. */
export const importLine = z.object({
  line: z.int(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'double', 'error']),
  name: z.string(),
  email: z.string(),
  /** What a new person would be; null for anybody else. */
  staffKind: staffKind.nullable(),
  changes: z.array(change),
  /** Why, for a double and an error: a sentence. */
  reason: z.string().nullable(),
})
export type ImportLine = z.infer<typeof importLine>

const leaver = z.object({
  id,
  name: z.string(),
  email: z.string(),
  /** Why they stay all the same; null where they would leave. */
  stays: z.string().nullable(),
})
export type ImportLeaver = z.infer<typeof leaver>

/** What an import would do. Nothing has been done yet. */
export const importPreview = z.object({
  format: z.enum(['list', 'oneroster']),
  columns: z.array(z.object({ name: z.string(), sample: z.string(), field: importField.nullable() })),
  /** The columns were remembered from an earlier list. */
  remembered: z.boolean(),
  counts: z.object({
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    double: z.int(),
    error: z.int(),
    leaving: z.int(),
    /** Students and parents of a OneRoster file, who are no staff. */
    notStaff: z.int(),
  }),
  /** New, changed, doubles and errors, every one of them. Who is unchanged is only counted. */
  lines: z.array(importLine),
  leavers: z.array(leaver),
  /** Names this preview: sent back with the import, so that nothing else is done than what was seen. */
  fingerprint: z.string(),
})
export type ImportPreview = z.infer<typeof importPreview>

export const makeImport = previewImport.extend({
  fingerprint: z.string().max(100),
  /** A yes to everyone in the list of who would leave; without it nobody does. */
  leave: z.boolean().default(false),
})
export type MakeImport = z.infer<typeof makeImport>

/** An import that was made. */
export const peopleImport = z.object({
  id,
  at: instant,
  by: personName.nullable(),
  added: z.int(),
  changed: z.int(),
  left: z.int(),
  /** Still being carried out or taken back: it goes on by itself. */
  unfinished: z.boolean(),
  undoneAt: instant.nullable(),
  /** Until when it can be undone; null where it can't be any more. */
  undoUntil: instant.nullable(),
})
export type PeopleImport = z.infer<typeof peopleImport>
export const peopleImports = z.object({ items: z.array(peopleImport) })

/** What undoing it left as it was, and why. */
export const undoneImport = z.object({
  import: peopleImport,
  kept: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type UndoneImport = z.infer<typeof undoneImport>

/** Everyone of the school as a CSV file that can be imported again. */
export const exportedPeople = z.object({ csv: z.string() })

/** Whom to invite: those who never were, or everyone who hasn't signed in yet. */
export const inviteMany = z.strictObject({ whom: z.enum(['never-invited', 'not-come']) })
export type InviteMany = z.infer<typeof inviteMany>

/** How far the invitations have come. Everybody counted here works at the school now. */
export const invitationProgress = z.object({
  neverInvited: z.int(),
  /** Invited, and not signed in yet. */
  notCome: z.int(),
  come: z.int(),
  /** Emails of invitations that still wait to be sent. */
  waiting: z.int(),
  /** Of those, how many have been tried and couldn't be sent yet. */
  failing: z.int(),
})
export type InvitationProgress = z.infer<typeof invitationProgress>

const notCome = z.object({ id, name: z.string(), email: z.string(), invitedAt: instant.nullable() })
export const notComeList = page(notCome)
export type NotCome = z.infer<typeof notCome>
