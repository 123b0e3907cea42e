import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { meanOf, pulseState, sumsNow } from '@hubs/rules/pulse'
import { upgradeRun } from '@hubs/rules/run/run-upgrade'
import type { PulseSums } from '@hubs/schema/meetings/pulse'
import { authorize, guarded } from '../../../authorize.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import * as repo from './pulse.repo.ts'

type Needs = { store: GuardedStore; now: Clock }

/** Whether more answers may still come into the figures of a meeting's group. */
function mayGrow({ now }: Needs, { run: stored, status, startsAtMs, minutes }: repo.YearMeeting): boolean {
  if (!stored || status === 'planned') return startsAtMs + minutes * MINUTE_MS > now()
  const { endedAt, segments, currentId } = upgradeRun(stored)
  const currentKind = segments.find(({ id }) => id === currentId)?.kind ?? null
  return pulseState({ endedAt, currentKind }, now()) !== 'closed'
}

/** What goes into the sums now, by half term: the meetings whose groups see more than is in them. */
async function dueIn(needs: Needs, tx: Tx, schoolId: string) {
  const meetings = await repo.listMeetings(tx, schoolId)
  const answers = await repo.listPulses(
    tx,
    meetings.map(meeting => meeting.id),
  )
  const waits = new Set(
    answers.filter(each => each.isReleased && each.releasedHalfTermId === null).map(each => each.meetingId),
  )
  const answered = new Set(answers.map(each => each.meetingId))
  const halfTerms = [...Map.groupBy(meetings, meeting => meeting.halfTermId)].map(([halfTermId, those]) => {
    const waiting = those.filter(meeting => waits.has(meeting.id))
    const groups = new Set(waiting.map(meeting => meeting.groupId))
    const growing = those.filter(meeting => !groups.has(meeting.groupId) && mayGrow(needs, meeting))
    const missing = new Set(growing.map(meeting => meeting.groupId)).size
    return {
      halfTermId,
      programmeId: those[0]?.programmeId,
      halfTerm: those[0]?.halfTerm ?? '',
      meetingIds: waiting.map(meeting => meeting.id),
      due: sumsNow({ waiting: groups.size, missing }),
      answered: those.some(meeting => answered.has(meeting.id)),
    }
  })
  return { due: halfTerms.filter(each => each.due), answered: halfTerms.filter(each => each.answered) }
}

const get = (needs: Needs) =>
  guarded('pulse:sums', async (actor, programmeId?: string): Promise<PulseSums> => {
    const { store } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const { due, answered } = await dueIn(needs, store.read, schoolId)
    if (due.length > 0)
      await store.write(async tx => {
        for (const { halfTermId, meetingIds } of (await dueIn(needs, tx, schoolId)).due)
          await repo.sumCounted(tx, halfTermId, meetingIds)
      })
    const halfTerms = [...Map.groupBy(await repo.listSummed(store.read, schoolId, programmeId), row => row.halfTermId)]
    const shown = new Set(halfTerms.map(([halfTermId]) => halfTermId))
    return {
      items: halfTerms.map(([, rows]) => sumOf(rows)),
      withheld: answered
        .filter(each => programmeId === undefined || each.programmeId === programmeId)
        .filter(each => !shown.has(each.halfTermId))
        .map(each => each.halfTerm),
    }
  })

/** The school's year in the sums of its pulses. Two groups or more come in at a time: no look tells one from the rest. */
export function createPulseSums(needs: Needs) {
  return {
    get: get(needs),
  }
}

function sumOf(rows: Awaited<ReturnType<typeof repo.listSummed>>): PulseSums['items'][number] {
  const all = rows.map(row => row.pulse)
  const mean = (item: 'useful' | 'heard' | 'nextStep') => meanOf(all.map(answer => answer[item]))
  return {
    halfTerm: rows[0]?.halfTerm ?? '',
    meetings: new Set(all.map(answer => answer.meetingId)).size,
    answers: all.length,
    figures: { useful: mean('useful'), heard: mean('heard'), nextStep: mean('nextStep') },
  }
}

export type PulseSumsService = ReturnType<typeof createPulseSums>
