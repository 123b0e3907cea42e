import { z } from 'zod'
import { expectedVersion, id, line, nameLine, page, pageQuery, personName } from '../common.ts'
import { meetingKind, templatePart, PARTS_MOST } from './agenda.ts'

export const TEMPLATE_NAME_MOST = 80
const templateName = nameLine(TEMPLATE_NAME_MOST, 'Enter a name for the template.')

/** What to see to before a meeting: short lines, each once. */
export const checklistLines = z
  .array(line(80, 'Enter a task.'))
  .max(20, 'Add up to 20 tasks.')
  .refine(lines => new Set(lines).size === lines.length, 'Each task can only be listed once.')

/** An agenda to begin from, as it is listed. */
export const templateInList = z.object({
  id,
  name: z.string(),
  meetingKind,
  /** Of all parts, whole minutes. */
  minutes: z.int(),
  parts: z.int(),
  /** Comes with the programme: nobody changes it, everybody may clone it. */
  builtIn: z.boolean(),
  /** All facilitators of the school may use it. */
  shared: z.boolean(),
  /** Whose it is; null for those that come with the programme. */
  owner: personName.nullable(),
  archived: z.boolean(),
  mayChange: z.boolean(),
  version: z.int(),
})
export type TemplateInList = z.infer<typeof templateInList>
export const templateList = page(templateInList)

export const agendaTemplate = templateInList.extend({ parts: z.array(templatePart), checklist: z.array(z.string()) })
export type AgendaTemplate = z.infer<typeof agendaTemplate>

export const templateQuery = pageQuery.extend({ which: z.enum(['active', 'archived']).default('active') })
export type TemplateQuery = z.infer<typeof templateQuery>

/** From the agenda of a meeting of one's own, or from another template. */
export const createTemplate = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('meeting'), sourceId: id, name: templateName }),
  z.strictObject({ from: z.literal('template'), sourceId: id, name: templateName }),
])
export type CreateTemplate = z.infer<typeof createTemplate>

/** What is left out stays. */
export const updateTemplate = z.strictObject({
  name: templateName.optional(),
  parts: z
    .array(templatePart)
    .min(1, 'A template needs at least one part.')
    .max(PARTS_MOST, `Add up to ${PARTS_MOST} parts.`)
    .optional(),
  checklist: checklistLines.optional(),
  shared: z.boolean().optional(),
  archived: z.boolean().optional(),
  expectedVersion,
})
export type UpdateTemplate = z.infer<typeof updateTemplate>

/** Fits a template to a planned meeting's length and people. `expectedVersion` is the meeting's. */
export const applyTemplate = z.strictObject({ templateId: id, expectedVersion })
export type ApplyTemplate = z.infer<typeof applyTemplate>

/** Something to see to before one meeting. */
export const checklistItem = z.object({
  id,
  text: z.string(),
  ticked: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type ChecklistItem = z.infer<typeof checklistItem>
export const checklist = z.object({ items: z.array(checklistItem) })
export type Checklist = z.infer<typeof checklist>

export const addChecklistItem = z.strictObject({ text: line(80, 'Enter a task.') })
export type AddChecklistItem = z.infer<typeof addChecklistItem>

/** How it is to be from now on: the same twice is the same once, so no version is needed. */
export const setChecklistItem = z.strictObject({ ticked: z.boolean().optional(), removed: z.boolean().optional() })
export type SetChecklistItem = z.infer<typeof setChecklistItem>
