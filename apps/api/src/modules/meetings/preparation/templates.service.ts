import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { fitTemplate } from '@hubs/rules/agenda/template-fit'
import { type Actor, can } from '@hubs/rules/can'
import { quoted } from '@hubs/rules/text/quoted'
import type { TemplatePart } from '@hubs/schema/meetings/agenda'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type {
  AgendaTemplate,
  ApplyTemplate,
  CreateTemplate,
  TemplateQuery,
  UpdateTemplate,
} from '@hubs/schema/meetings/templates'
import { askFor, type AskingOneOf, authorize, guarded, guardedByOneOf } from '../../../authorize.ts'
import { nameCursor } from '../../../cursor.ts'
import { changedByOther, notFound, Refusal } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import * as before from '../agenda/agenda-change.repo.ts'
import { templateSegments } from '../agenda/agenda-change.rules.ts'
import { listPeople, listSegments, type MeetingContext } from '../meetings.repo.ts'
import { type Meetings, refuseOnceBegun } from '../meetings.service.ts'
import { expectedPeople } from '../run/planned-run.rules.ts'
import type { Runs } from '../run/runs.service.ts'
import { builtIn } from './built-in-templates.seed.ts'
import type { Checklist } from './checklist.service.ts'
import * as repo from './templates.repo.ts'

const sum = (parts: readonly { minutes: number }[]) => parts.reduce((total, { minutes }) => total + minutes, 0)

function toTemplate({ template, ownerName }: repo.TemplateWithOwner, actor: Actor): AgendaTemplate {
  const { id, schoolId, name, meetingKind, parts, checklist, shared, ownerId, archivedAt, version } = template
  return {
    id,
    name,
    meetingKind,
    minutes: sum(parts),
    parts,
    checklist,
    builtIn: false,
    shared,
    owner: { id: ownerId, name: ownerName },
    archived: archivedAt !== null,
    mayChange: can(actor, 'template:change', { schoolId, personId: ownerId }),
    version,
  }
}

/** What a list says of it: how many parts, not which. */
const inList = (template: AgendaTemplate) => ({ ...template, parts: template.parts.length })

type Needs = { store: GuardedStore; now: Clock; runs: Runs; meetings: Meetings; checklist: Checklist }

/** One that the person may see: the school's shared ones, and their own. */
async function find(tx: Tx, actor: Actor, id: string): Promise<AgendaTemplate> {
  const own = builtIn.find(template => template.id === id)
  if (own) return own
  const found = await repo.findTemplate(tx, id)
  if (found?.template.schoolId !== actor.schoolId) throw notFound('template')
  if (!found.template.shared && found.template.ownerId !== actor.id) throw notFound('template')
  return toTemplate(found, actor)
}

/** What a new template begins with. */
async function source(
  { runs, checklist }: Needs,
  tx: Tx,
  actor: AskingOneOf<'template:use' | 'meeting:prepare'>,
  { from, sourceId }: CreateTemplate,
) {
  if (from === 'template') {
    const { meetingKind, parts, checklist: lines } = await find(tx, actor, sourceId)
    return { meetingKind, parts, checklist: lines }
  }
  const { meeting } = await runs.findOr404(tx, actor.schoolId, sourceId)
  authorize(tx, askFor(actor, 'meeting:prepare'), meeting)
  const segments = await listSegments(tx, sourceId)
  const parts = segments.map(
    ({ kind, title, minutes, protected: kept, prompt, notes, links, materials }): TemplatePart => {
      return { kind, title, minutes, protected: kept, prompt, notes, links, materials }
    },
  )
  return { meetingKind: meeting.kind, parts, checklist: await checklist.lines(tx, meeting) }
}

async function create(
  needs: Needs,
  tx: Tx,
  actor: AskingOneOf<'template:use' | 'meeting:prepare'>,
  body: CreateTemplate,
): Promise<AgendaTemplate> {
  const row: repo.TemplateRow = {
    id: newId(),
    schoolId: actor.schoolId,
    ownerId: actor.id,
    name: body.name,
    ...(await source(needs, tx, actor, body)),
    shared: false,
    archivedAt: null,
    createdAt: needs.now(),
    version: 1,
  }
  await repo.insertTemplate(tx, row)
  return find(tx, actor, row.id)
}

async function fitted(tx: Tx, template: AgendaTemplate, { meeting, group }: MeetingContext) {
  const people = expectedPeople(await listPeople(tx, group), group.places)
  const { minutes } = meeting
  if (!template.builtIn) return fitTemplate(template.parts, { minutes, people })
  return fitAgenda({ meetingKind: template.meetingKind, minutes, people, withBreak: meeting.withBreak })
}

/** Those that come with the programme first, then by name, a page at a time. */
const list = ({ store }: Needs) =>
  guarded('template:use', async (actor, { which, cursor, limit }: TemplateQuery) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const place = cursor === undefined ? undefined : nameCursor.read(cursor)
    const at = builtIn.findIndex(template => template.id === place?.id)
    const first = which === 'archived' || (place && at < 0) ? [] : builtIn.slice(at + 1, at + 1 + limit)
    const rows = await repo.listTemplates(store.read, {
      schoolId: actor.schoolId,
      personId: actor.id,
      archived: which === 'archived',
      ...(place && at < 0 && { after: place }),
      limit: limit + 1 - first.length,
    })
    const all = [...first, ...rows.map(row => toTemplate(row, actor))]
    const items = all.slice(0, limit)
    const last = items.at(-1)
    // The built-in ones have the order they are in.
    const name = rows[limit - 1 - first.length]?.template.sortName ?? ''
    return {
      items: items.map(inList),
      next: last && all.length > limit ? nameCursor.write({ by: name, id: last.id }) : null,
    }
  })

const see = ({ store }: Needs) =>
  guarded('template:use', async (actor, id: string) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return find(store.read, actor, id)
  })

/** Keeps an agenda, or a copy of a template, under a name of its own. */
const createTemplate = (needs: Needs) =>
  guardedByOneOf(
    ['template:use', 'meeting:prepare'],
    (actor, body: CreateTemplate, key: string | undefined): Promise<AgendaTemplate> => {
      const { store, now } = needs
      authorize(store, askFor(actor, 'template:use'), { schoolId: actor.schoolId })
      return store.write(tx =>
        answerOnce(tx, { personId: actor.id, key, asked: ['POST /agenda-templates', body], at: now() }, () =>
          create(needs, tx, actor, body),
        ),
      )
    },
  )

const update = ({ store, now }: Needs) =>
  guardedByOneOf(
    ['template:use', 'template:change'],
    (actor, id: string, { expectedVersion, archived, ...change }: UpdateTemplate) => {
      return store.write(async tx => {
        authorize(tx, askFor(actor, 'template:use'), { schoolId: actor.schoolId })
        const template = await find(tx, actor, id)
        if (template.builtIn)
          throw new Refusal('conflict', 'You can’t edit a supplied template. Copy it, then edit your copy.')
        authorize(tx, askFor(actor, 'template:change'), {
          schoolId: actor.schoolId,
          personId: template.owner?.id ?? '',
        })
        const unmoved = archived === undefined || archived === template.archived
        if (unmoved && template.version === expectedVersion && isAsWanted(template, change)) return template
        const put = { ...change, ...(!unmoved && { archivedAt: archived ? now() : null }) }
        if (!(await repo.changeTemplate(tx, id, expectedVersion, put)))
          throw changedByOther('this template', await find(tx, actor, id))
        // A coordinator who takes somebody's template out of the shared ones sees it no more.
        const found = await repo.findTemplate(tx, id)
        if (!found) throw notFound('template')
        return toTemplate(found, actor)
      })
    },
  )

/** Fits it to a planned meeting, in place of its agenda. The agenda before it can be had back. */
const use = ({ meetings, checklist }: Needs) =>
  guardedByOneOf(
    ['meeting:prepare', 'template:use'],
    (actor, meetingId: string, { templateId, expectedVersion }: ApplyTemplate): Promise<MeetingDetail> => {
      return meetings.change(askFor(actor, 'meeting:prepare'), meetingId, expectedVersion, async (tx, context) => {
        const { meeting } = context
        refuseOnceBegun(meeting, 'you can’t edit its agenda')
        authorize(tx, askFor(actor, 'template:use'), { schoolId: actor.schoolId })
        const template = await find(tx, actor, templateId)
        const segments = templateSegments(meetingId, await fitted(tx, template, context))
        await before.saveSnapshot(tx, {
          meetingId,
          version: expectedVersion + 1,
          label: `using ${quoted(template.name)}`,
          segments: await listSegments(tx, meetingId),
          withBreak: meeting.withBreak,
          addedItemKeys: await checklist.addLines(tx, meeting, template.checklist),
          candidateId: null,
        })
        return { change: { withBreak: segments.some(({ kind }) => kind === 'break') }, segments }
      })
    },
  )

/** The agenda as it stood before the last change made in one go. */
const undo = ({ meetings, checklist }: Needs) =>
  guarded('meeting:prepare', (actor, meetingId: string, expectedVersion: number): Promise<MeetingDetail> => {
    return meetings.change(actor, meetingId, expectedVersion, async (tx, { meeting }) => {
      refuseOnceBegun(meeting, 'you can’t edit its agenda')
      const kept = await before.findSnapshot(tx, meetingId, expectedVersion)
      // With another version the change is refused as stale in any case.
      if (!kept && meeting.version === expectedVersion)
        throw new Refusal('conflict', 'You can’t undo this, because the agenda has been edited since.')
      if (!kept) return { change: {} }
      await checklist.takeBack(tx, meetingId, kept.addedItemKeys)
      await before.deleteSnapshot(tx, kept)
      return { change: { withBreak: kept.withBreak }, segments: kept.segments }
    })
  })

/** Agendas to begin from: those that come with the programme, and the school's own. */
export function createTemplates(needs: Needs) {
  return {
    list: list(needs),
    see: see(needs),
    create: createTemplate(needs),
    update: update(needs),
    use: use(needs),
    undo: undo(needs),
  }
}

export type Templates = ReturnType<typeof createTemplates>
