import { type Actor, can } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { Minutes, MinutesDraft, MinutesText, SendMinutes, WriteMinutes } from '@hubs/schema/meetings/minutes'
import { type Asking, authorize, guarded } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { minutesLetter } from '../../mail/letters/minutes.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { PlansForMinutes } from '../../plans/meetings/minutes-plans.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import { actorForYear, toThing } from '../historical-actor.service.ts'
import { countGroups, listPeople, type MeetingContext } from '../meetings.repo.ts'
import { toMeeting, toPeople, toRecord } from '../meetings.view.ts'
import { countChanges } from '../register/attendance-history.repo.ts'
import type { Runs } from '../run/runs.service.ts'
import * as repo from './minutes.repo.ts'

/** Both who lead may press the button, and one mail goes out. */
const TOGETHER_MS = 10_000

type Needs = {
  store: GuardedStore
  now: Clock
  runs: Runs
  mail: Mail
  notices: Notices
  origin: () => string
  plans: PlansForMinutes
  searchIndex: SearchIndex
}

type ViewedMeeting = { context: MeetingContext; viewer: Asking; thing: ReturnType<typeof toThing> }

async function find(
  { runs }: Needs,
  tx: Lookup,
  actor: Asking<'minutes:see' | 'minutes:write'>,
  id: string,
): Promise<ViewedMeeting> {
  const context = await runs.findOr404(tx, actor.schoolId, id)
  const { meeting, group, programme } = context
  const viewer = (await actorForYear(tx, actor, programme.current)).inGroup(group.id)
  return { context, viewer, thing: toThing(meeting, { startedAt: await runs.startOf(tx, id) }) }
}

async function look({ runs, plans }: Needs, tx: Tx, { context, viewer, thing }: ViewedMeeting): Promise<Minutes> {
  const { meeting, group, hub } = context
  const ofTheGroup = can(viewer, 'meeting:watch', thing)
  const circle = ofTheGroup ? 'group' : 'school'
  const { run } = await runs.loadRun(tx, context)
  const row = await repo.findMinutes(tx, meeting.id)
  const next = await repo.findNextOf(tx, group.id, meeting.startsAtMs)
  const groups = (await countGroups(tx, [hub.id])).get(hub.id) ?? 1
  const mine = viewer.leads.includes(group.id) ? 'facilitator' : viewer.groupId === group.id ? 'member' : null
  const sendings = ofTheGroup ? await repo.listSendings(tx, meeting.id) : []
  return {
    meeting: toMeeting(context, mine, groups),
    audience: ofTheGroup ? 'group' : 'coordinator',
    people: toPeople(run, group, await countChanges(tx, meeting.id)),
    record: toRecord(run, ofTheGroup),
    promises: await plans.promisesOf(tx, meeting.id, circle),
    told: await plans.toldAt(tx, meeting.id, circle),
    reports: countReports(run, await plans.plansDueAt(tx, meeting)),
    text: ofTheGroup ? shownText(row) : null,
    draft: can(viewer, 'minutes:write', thing) ? await toDraft(tx, row) : null,
    next: next ? nextOf(context, next, groups) : null,
    sendings: sendings.map(({ number, at, ...rest }) => ({ ...rest, at: iso(at), correction: number > 1 })),
  }
}

async function toDraft(tx: Tx, row: repo.MinutesRow | undefined): Promise<MinutesDraft> {
  if (!row) return { learned: '', questions: '', version: 0, editedBy: null, editedAt: null, shown: false }
  const { learned, questions, version, editedById, editedAt } = row
  const editedBy = { id: editedById, name: await repo.findName(tx, editedById) }
  return { learned, questions, version, editedBy, editedAt: iso(editedAt), shown: isShown(row) }
}

function refuseStale(current: Minutes, expectedVersion: number) {
  if ((current.draft?.version ?? 0) === expectedVersion) return
  const sentence = 'Your co-facilitator has edited the minutes too. Compare both versions, then keep one.'
  throw new Refusal('stale', sentence, { current })
}

/** The text as it is to stand, of what is written now. */
const rowOf = (
  { now }: Needs,
  id: string,
  actor: Actor,
  text: MinutesText,
  before: repo.MinutesRow | undefined,
): repo.MinutesRow => ({
  meetingId: id,
  ...text,
  version: (before?.version ?? 0) + 1,
  editedById: actor.id,
  editedAt: now(),
  publishedLearned: before?.publishedLearned ?? '',
  publishedQuestions: before?.publishedQuestions ?? '',
  publishedVersion: before?.publishedVersion ?? 0,
})

/** A mail says what the page would: who has left the group since the meeting gets neither. */
async function mailOut(
  { origin, now, notices }: Needs,
  tx: Tx,
  actor: Actor,
  { group, timeZone }: MeetingContext,
  minutes: Minutes,
) {
  const { id } = minutes.meeting
  const ofTheGroup = new Set((await listPeople(tx, group)).map(person => person.id))
  const readers = await repo.listReaders(
    tx,
    minutes.people.map(person => person.id).filter(each => ofTheGroup.has(each)),
  )
  const by = await repo.findName(tx, actor.id)
  const link = `${origin()}/meetings/${id}/minutes`
  const today = dayAt(now(), timeZone)
  const number = minutes.sendings.length + 1
  await notices.tell(tx, readers, 'minutes', to => {
    const letter = minutesLetter({ minutes: { ...minutes, isCorrection: number > 1 }, to, by, link, today })
    const told = { title: letter.subject, path: `/meetings/${id}/minutes`, meetingId: id, byId: actor.id }
    return {
      kind: 'minutes',
      event: `minutes ${id} ${number}`,
      ...told,
      letter,
      staleAt: now() + 3 * DAY_MS,
      about: `minutes ${id}`,
      instead: true,
    }
  })
  await repo.insertSending(tx, {
    id: newId(),
    meetingId: id,
    number,
    byId: actor.id,
    people: readers.length,
    at: now(),
  })
}

/** All of it for the group; the register, the times and the counts for a coordinator. */
const get = (needs: Needs) =>
  guarded('minutes:see', async (actor, id: string): Promise<Minutes> => {
    const { store } = needs
    const seen = await find(needs, store.read, actor, id)
    authorize(store, seen.viewer, seen.thing)
    return look(needs, store.read, seen)
  })

/** Keeps what was learned, as a draft or for the group to read. Saying again what stands changes nothing. */
const write = (needs: Needs) =>
  guarded(
    'minutes:write',
    async (actor, id: string, { learned, questions, show, expectedVersion }: WriteMinutes): Promise<Minutes> => {
      return needs.store.write(async tx => {
        const seen = await find(needs, tx, actor, id)
        authorize(tx, seen.viewer, seen.thing)
        const { status } = seen.context.meeting
        if (status !== 'running' && status !== 'ended')
          throw new Refusal(
            'conflict',
            'You can write the minutes once the meeting has started. Until then, use your notes.',
          )
        const before = await repo.findMinutes(tx, id)
        const same = (before?.learned ?? '') === learned && (before?.questions ?? '') === questions
        if (same && (!show || (before && isShown(before)))) return look(needs, tx, seen)
        if (!same) refuseStale(await look(needs, tx, seen), expectedVersion)
        const row = same && before ? before : rowOf(needs, id, actor, { learned, questions }, before)
        await repo.saveMinutes(tx, show ? asShown(row) : row)
        if (show) await needs.searchIndex.refresh(tx, 'minutes', [id])
        return look(needs, tx, seen)
      })
    },
  )

/** Puts the text before the group and mails the minutes to everybody of it, once for each `Idempotency-Key`. */
const send = (needs: Needs) =>
  guarded(
    'minutes:write',
    async (actor, id: string, { expectedVersion }: SendMinutes, key: string | undefined): Promise<Minutes> => {
      const { store, now, searchIndex, mail } = needs
      const answer = await store.write(async tx => {
        const seen = await find(needs, tx, actor, id)
        authorize(tx, seen.viewer, seen.thing)
        const asked = { route: 'minutes', id, expectedVersion }
        await answerOnce(tx, { personId: actor.id, key, asked, at: now() }, async () => {
          if (seen.context.meeting.status !== 'ended')
            throw new Refusal('conflict', 'You can email the minutes once the meeting has ended.')
          refuseStale(await look(needs, tx, seen), expectedVersion)
          const row = await repo.findMinutes(tx, id)
          const [last] = await repo.listSendings(tx, id)
          if (last && now() - last.at < TOGETHER_MS && (!row || isShown(row))) return true
          if (row) await repo.saveMinutes(tx, asShown(row))
          await searchIndex.refresh(tx, 'minutes', [id])
          await mailOut(needs, tx, actor, seen.context, await look(needs, tx, seen))
          return true
        })
        return look(needs, tx, seen)
      })
      mail.wake()
      return answer
    },
  )

/** The minutes of a meeting, which write themselves but for what was learned. */
export function createMinutes(needs: Needs) {
  return {
    get: get(needs),
    write: write(needs),
    send: send(needs),
  }
}

const isShown = (row: repo.MinutesRow) => row.publishedVersion === row.version
const asShown = (row: repo.MinutesRow): repo.MinutesRow => ({
  ...row,
  publishedLearned: row.learned,
  publishedQuestions: row.questions,
  publishedVersion: row.version,
})

function shownText(row: repo.MinutesRow | undefined): MinutesText | null {
  return row && row.publishedVersion > 0 ? { learned: row.publishedLearned, questions: row.publishedQuestions } : null
}

/**
 * Of those who had a plan to report on: who has sent a report. A turn in the round is none: whoever had one is still
 * asked for it.
 */
function countReports(run: StoredRun, due: ReadonlyMap<string, { written: boolean }>): Minutes['reports'] {
  const asked = run.people.flatMap(({ id }) => due.get(id) ?? [])
  return { told: asked.filter(({ written }) => written).length, of: asked.length }
}

function nextOf(context: MeetingContext, meeting: MeetingContext['meeting'], groups: number): Minutes['next'] {
  const { id, date, startsAt, startsAtInstant, endsAt, place: where } = toMeeting({ ...context, meeting }, null, groups)
  return { id, date, startsAt, startsAtInstant, endsAt, place: where }
}

export type MinutesService = ReturnType<typeof createMinutes>
