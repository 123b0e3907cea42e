import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { timingAdvice } from '@hubs/rules/agenda/timing'
import { type Actor, can } from '@hubs/rules/can'
import { shortDay } from '@hubs/rules/dates/dates'
import type { AgendaEdit } from '@hubs/schema/meetings/agenda'
import type {
  FitMeetingAgenda,
  Meeting,
  MeetingDetail,
  MeetingList,
  MeetingQuery,
  UpdateMeeting,
} from '@hubs/schema/meetings/meetings'
import { doneBy, writeAudit } from '../../audit.ts'
import { askFor, type Asking, authorize, guarded, guardedByOneOf } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { changedByOther, Refusal } from '../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt, endsAfterMidnight, instantAt, isWeekend } from '../../time/wall-time.ts'
import { areAsWanted, isAsWanted } from '../../unchanged.ts'
import type { MeetingNotices } from '../notices/meeting-notices.service.ts'
import { findSnapshot } from './agenda/agenda-change.repo.ts'
import { editedSegments, fittedSegments } from './agenda/agenda-change.rules.ts'
import { actorForYear, toThing } from './historical-actor.service.ts'
import * as repo from './meetings.repo.ts'
import { toAttendanceSummary, toMeeting, toPeople, toRecord, toWarnings } from './meetings.view.ts'
import { countChanges } from './register/attendance-history.repo.ts'
import { expectedPeople, withFloors } from './run/planned-run.rules.ts'
import type { Runs } from './run/runs.service.ts'

type Needs = { store: GuardedStore; runs: Runs; now: Clock; notices: Pick<MeetingNotices, 'changed' | 'wake'> }

function mineOf(actor: Actor, groupId: string): Meeting['mine'] {
  if (actor.leads.includes(groupId)) return 'facilitator'
  return actor.groupId === groupId ? 'member' : null
}

/** The actor as they stood in the year and group of that meeting. */
const historicalViewer = async <A extends Actor>(tx: Lookup, actor: A, { group, programme }: repo.MeetingContext) =>
  (await actorForYear(tx, actor, programme.current)).inGroup(group.id)

async function view({ runs }: Needs, tx: Tx, viewer: Actor, context: repo.MeetingContext): Promise<MeetingDetail> {
  const { meeting, group, hub } = context
  const { id } = meeting
  const { run, history } = await runs.loadRun(tx, context)
  const thing = toThing(meeting, run)
  const begun = meeting.status === 'running' || meeting.status === 'ended'
  const expected = expectedPeople(run.people, group.places)
  const segments = await repo.listSegments(tx, id)
  const agenda = begun ? segments : withFloors(segments, expected)
  const prepares = can(viewer, 'meeting:prepare', thing)
  const groups = await repo.countGroups(tx, [hub.id])
  const before = prepares && !begun ? await findSnapshot(tx, id, meeting.version) : undefined
  return {
    ...toMeeting(context, mineOf(viewer, group.id), groups.get(hub.id) ?? 1),
    withBreak: meeting.withBreak,
    segments: agenda.map(segment => ({ ...segment, notes: prepares ? segment.notes : null })),
    warnings: prepares && !begun ? toWarnings(meeting, agenda, expected) : [],
    advice: prepares && !begun ? timingAdvice(history, agenda, meeting.minutes) : [],
    ...(before && { agendaUndo: before.label }),
    people: toPeople(run, group, await countChanges(tx, id)),
    record: toRecord(run, can(viewer, 'meeting:watch', thing)),
  }
}

/** The meeting by itself, as nobody's own. */
async function summary(tx: Tx, context: repo.MeetingContext): Promise<Meeting> {
  const groups = await repo.countGroups(tx, [context.hub.id])
  return toMeeting(context, null, groups.get(context.hub.id) ?? 1)
}

/** Throws unless the group can meet on that day. */
async function checkDate({ now }: Needs, tx: Tx, { halfTerm, programme, timeZone }: repo.MeetingContext, date: string) {
  const refuse = (sentence: string) => new Refusal('invalid', sentence, { fields: { date: sentence } })
  const said = (day: string) => shortDay(day, dayAt(now(), timeZone))
  if (date < halfTerm.startsOn || date > halfTerm.endsOn)
    throw refuse(
      `${halfTerm.name} runs from ${said(halfTerm.startsOn)} to ${said(halfTerm.endsOn)}. Choose a date in it.`,
    )
  if (isWeekend(date)) throw refuse(`${said(date)} isn’t a school day. Choose a date from Monday to Friday.`)
  const dayOff = await repo.findClosedDay(tx, programme.id, date)
  if (dayOff) throw refuse(`The school is closed on ${said(date)} (${dayOff.name}). Choose another date.`)
}

/**
 * Saves a change of the meeting and of its agenda, and lets the run and its screens follow. Without an
 * `expectedVersion` it is made to whatever stands; where `prepare` gives null nothing of the meeting changes.
 */
async function save(
  needs: Needs,
  actor: Asking<'meeting:move' | 'meeting:prepare'>,
  id: string,
  expectedVersion: number | null,
  prepare: (
    tx: Tx,
    context: repo.MeetingContext,
  ) => Promise<{
    change: Partial<repo.MeetingRow>
    segments?: repo.SegmentRow[]
    /** In the same transaction, once the meeting is as it will be. */
    tell?: (tx: Tx, updated: repo.MeetingRow) => Promise<void>
  } | null>,
): Promise<MeetingDetail> {
  const { store, runs } = needs
  const run = await store.write(async tx => {
    const context = await runs.findOr404(tx, actor.schoolId, id)
    authorize(tx, actor, context.meeting)
    const prepared = await prepare(tx, context)
    if (!prepared) return null
    const { change, segments, tell } = prepared
    const updated = await repo.updateMeeting(tx, id, expectedVersion ?? context.meeting.version, change)
    if (!updated)
      throw changedByOther('this meeting', await view(needs, tx, await historicalViewer(tx, actor, context), context))
    if (segments) await repo.replaceSegments(tx, id, segments)
    await tell?.(tx, updated)
    return runs.syncPlannedRun(tx, { ...context, meeting: updated })
  })
  if (run) await runs.announce(run)
  await store.signal({ topic: 'meetings', id: actor.schoolId })
  await store.signal({ topic: 'hubs', id: actor.schoolId })
  const context = await runs.findOr404(store.read, actor.schoolId, id)
  authorize(store, actor, context.meeting)
  return view(needs, store.read, await historicalViewer(store.read, actor, context), context)
}

/** Soonest first, a page at a time. */
const list = ({ store }: Needs) =>
  guardedByOneOf(
    ['meeting:list', 'meeting:see'],
    async (asking, { programme, scope, group, ...query }: MeetingQuery): Promise<MeetingList> => {
      const { schoolId } = asking
      const actor = askFor(asking, 'meeting:list')
      authorize(store, actor, { schoolId })
      const current = programme === 'current'
      const { groupIds: own, inGroup: viewer } = await actorForYear(store.read, actor, current)
      // Dates are told to whoever is in the group, those of meetings before their time too.
      if (group)
        authorize(store, askFor(viewer(group), 'meeting:see'), { schoolId, groupId: group, writtenAt: Infinity })
      const all = scope === 'all' && actor.roles.includes('coordinator')
      const groupIds = group ? [group].filter(each => all || own.includes(each)) : own
      const rows = await repo.listMeetings(store.read, {
        schoolId,
        current,
        // Whoever has changed group has been at meetings of another.
        ...(all && !group ? {} : { groupIds, ...(!group && { attendedBy: actor.id }) }),
        ...timeCursor.ask(query),
      })
      const { shown, next } = timeCursor.page(rows, query, ({ meeting }) => ({
        by: meeting.startsAtMs,
        id: meeting.id,
      }))
      const groups = await repo.countGroups(store.read, [...new Set(shown.map(row => row.hub.id))])
      const ended = shown.filter(row => row.meeting.status === 'ended').map(row => row.meeting.id)
      const attendances = await repo.countAttendance(store.read, ended, actor.id)
      return {
        items: shown.map(row => ({
          ...toMeeting(row, mineOf(viewer(row.group.id), row.group.id), groups.get(row.hub.id) ?? 1),
          came: row.meeting.status === 'ended' ? toAttendanceSummary(row.meeting.id, attendances) : null,
        })),
        next,
      }
    },
  )

const detail = (needs: Needs) =>
  guarded('meeting:see', async (actor, id: string): Promise<MeetingDetail> => {
    const { runs, store } = needs
    const context = await runs.findOr404(store.read, actor.schoolId, id)
    const viewer = await historicalViewer(store.read, actor, context)
    authorize(store, viewer, toThing(context.meeting, { startedAt: await runs.startOf(store.read, id) }))
    return view(needs, store.read, viewer, context)
  })

/** As a screen shows it where nobody is signed in: the agenda, and nothing of anybody. */
async function onDisplay(tx: Tx, context: repo.MeetingContext): Promise<MeetingDetail> {
  const segments = await repo.listSegments(tx, context.meeting.id)
  return {
    ...(await summary(tx, context)),
    withBreak: context.meeting.withBreak,
    segments: segments.map(segment => ({ ...segment, notes: null })),
    warnings: [],
    advice: [],
    people: [],
    record: null,
  }
}

/** Moves it, says where it is, calls it off or on again: until it begins. */
const update = (needs: Needs) =>
  guarded(
    'meeting:move',
    async (actor, id: string, { expectedVersion, date, startsAt, cancelled, ...rest }: UpdateMeeting) => {
      const answer = await save(needs, actor, id, expectedVersion, async (tx, context) => {
        const { meeting, timeZone } = context
        refuseOnceBegun(meeting, 'you can’t move or cancel it')
        if (date !== undefined && date !== meeting.date) await checkDate(needs, tx, context, date)
        const day = date ?? meeting.date
        const time = startsAt ?? meeting.startsAt
        const minutes = rest.minutes ?? meeting.minutes
        if (endsAfterMidnight(time, minutes)) {
          const sentence = 'The meeting would end after midnight. Choose an earlier start time.'
          throw new Refusal('invalid', sentence, { fields: { startsAt: sentence } })
        }
        const status = cancelled === undefined ? meeting.status : cancelled ? 'cancelled' : 'planned'
        const change = { ...rest, date: day, startsAt: time, startsAtMs: instantAt(day, time, timeZone), status }
        if (meeting.version === expectedVersion && isAsWanted(meeting, change)) return null
        const before = { meeting, hubName: context.hub.name, timeZone }
        const tell = async (told: Tx, updated: repo.MeetingRow) => {
          await needs.notices.changed(told, actor, before, updated)
          const action = 'meeting-dates-changed'
          await writeAudit(told, { ...doneBy(actor, needs.now()), action, subjectId: id })
        }
        return { change, tell }
      })
      needs.notices.wake()
      return answer
    },
  )

/** The agenda as its facilitator wants it. What is worth a look comes back with it, and forbids nothing. */
const saveAgenda = (needs: Needs) =>
  guarded('meeting:prepare', (actor, id: string, { expectedVersion, segments: edit }: AgendaEdit) => {
    return save(needs, actor, id, expectedVersion, async (tx, { meeting, group }) => {
      refuseOnceBegun(meeting, 'you can’t edit its agenda')
      const had = await repo.listSegments(tx, id)
      if (meeting.version === expectedVersion && areAsWanted(had, edit)) return null
      const people = await repo.listPeople(tx, group)
      const expected = expectedPeople(people, group.places)
      const segments = editedSegments(id, had, edit, people, expected)
      return { change: { withBreak: edit.some(segment => segment.kind === 'break') }, segments }
    })
  })

/** Fits the agenda anew. Parts that stay keep what was written in them. */
const fitMeeting = (needs: Needs) =>
  guarded(
    'meeting:prepare',
    (actor, id: string, { expectedVersion, withBreak, people, minutes, turnCap }: FitMeetingAgenda) => {
      return save(needs, actor, id, expectedVersion, async (tx, { meeting, group }) => {
        refuseOnceBegun(meeting, 'you can’t edit its agenda')
        const fitted = fitAgenda({
          meetingKind: meeting.kind,
          minutes: minutes ?? meeting.minutes,
          people: people ?? expectedPeople(await repo.listPeople(tx, group), group.places),
          withBreak,
          ...(turnCap && { turnCap }),
        })
        const segments = fittedSegments(id, await repo.listSegments(tx, id), fitted)
        return { change: { withBreak, minutes: minutes ?? meeting.minutes }, segments }
      })
    },
  )

/** Dates of the groups, their agendas and records. */
export function createMeetings(needs: Needs) {
  return {
    list: list(needs),
    detail: detail(needs),
    summary,
    onDisplay,

    /** For what else changes an agenda: the same checks of the version, the same news for every screen. */
    change: save.bind(null, needs),

    update: update(needs),
    saveAgenda: saveAgenda(needs),
    fitAgenda: fitMeeting(needs),
  }
}

/** Throws for a meeting that is running or over: `what` is what can't be done any more. */
export function refuseOnceBegun({ status }: repo.MeetingRow, what: string): void {
  if (status === 'running') throw new Refusal('conflict', `The meeting is running, so ${what}.`)
  if (status === 'ended') throw new Refusal('conflict', `The meeting has ended, so ${what}.`)
}

export type Meetings = ReturnType<typeof createMeetings>
