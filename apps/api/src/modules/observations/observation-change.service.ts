import { shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { notYours, overlap } from '@hubs/rules/plans/observations'
import type { Observation, UpdateObservation } from '@hubs/schema/plans/observations'
import { notFound, Refusal } from '../../errors.ts'
import type { Tx } from '../../store/store.ts'
import { dayAt, endsAfterMidnight, instantAt, isWeekend } from '../../time/wall-time.ts'
import { changedFields } from '../../unchanged.ts'
import * as repo from './observations.repo.ts'
import { sideOf } from './observations.view.ts'

type ObservationTime = Pick<repo.ObservationRow, 'date' | 'startsAt' | 'minutes'>
/** `pair`: whoever asks first, then the other. `exceptId`: the observation that is being moved. */
type ObservationRequest = { groupId: string; pair: [string, string]; when: ObservationTime; exceptId?: string }

export const refuse = (field: string, sentence: string) =>
  new Refusal('invalid', sentence, { fields: { [field]: sentence } })

export async function groupOf(tx: Tx, groupId: string) {
  const group = await repo.findGroup(tx, groupId)
  if (!group) throw notFound('group')
  return group
}

/** Throws unless both can be there then. Returns the instant it means. */
export async function checkWhen(tx: Tx, asked: ObservationRequest, now: number): Promise<number> {
  const { groupId, pair, when, exceptId } = asked
  const { programmeId, timeZone } = await groupOf(tx, groupId)
  const day = await repo.findDay(tx, programmeId, when.date)
  const today = dayAt(now, timeZone)
  const date = shortDay(when.date, today)
  if (!day.inTerm) throw refuse('date', `${date} isn’t in one of this year’s half terms. Choose another date.`)
  if (isWeekend(when.date)) throw refuse('date', `${date} isn’t a school day. Choose a date from Monday to Friday.`)
  if (day.off) throw refuse('date', `There are no lessons on ${date} (${day.off}). Choose another date.`)
  if (endsAfterMidnight(when.startsAt, when.minutes)) throw refuse('startsAt', 'Choose an earlier time.')
  const startsAtMs = instantAt(when.date, when.startsAt, timeZone)
  if (when.date < today) throw refuse('date', 'That date is in the past. Choose today or a later date.')
  const around = await repo.listBooked(tx, pair, startsAtMs - DAY_MS, startsAtMs + DAY_MS)
  const clash = around.find(other => other.id !== exceptId && overlap(other, { startsAtMs, minutes: when.minutes }))
  if (clash) {
    const whose = sideOf(clash, pair[0]) ? 'You have' : 'Your colleague has'
    throw refuse('startsAt', `${whose} another observation then, at ${clash.startsAt}. Choose another time.`)
  }
  return startsAtMs
}

export function refuseUnlessBooked({ status }: repo.ObservationRow) {
  if (status === 'handed-over')
    throw new Refusal('conflict', 'The notes have been handed over, so you can’t change this observation.')
  if (status !== 'booked') throw new Refusal('conflict', 'This observation was cancelled. Book another one.')
}

/** What a change comes to, field by field; throws where it is not theirs or too late. */
export async function changeOf(
  tx: Tx,
  row: repo.ObservationRow,
  mine: Observation['mine'],
  { asked, now }: { asked: UpdateObservation; now: number },
) {
  const { expectedVersion: _, off, coverNeeded: cover, conclusion, thanks, shared, ...wanted } = asked
  const rest = changedFields(row, wanted)
  const coverNeeded = cover === (row.cover !== 'none') ? undefined : cover
  const [field] = notYours(mine, asked)
  if (field) {
    const sentence =
      mine === 'observer' ? 'Only your colleague can change this.' : 'Only your observer can answer this.'
    throw new Refusal('not-allowed', sentence, { fields: { [field]: sentence } })
  }
  const after = { conclusion, thanks, shared }
  const kept = Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined))
  if (off === undefined && coverNeeded === undefined && Object.keys(rest).length === 0) return kept
  refuseUnlessBooked(row)
  const when = {
    date: rest.date ?? row.date,
    startsAt: rest.startsAt ?? row.startsAt,
    minutes: rest.minutes ?? row.minutes,
  }
  const moved = rest.date !== undefined || rest.startsAt !== undefined || rest.minutes !== undefined
  const pair: [string, string] =
    mine === 'observed' ? [row.observedId, row.observerId] : [row.observerId, row.observedId]
  const startsAtMs =
    moved && !off ? await checkWhen(tx, { groupId: row.groupId, pair, when, exceptId: row.id }, now) : row.startsAtMs
  return {
    ...kept,
    ...rest,
    startsAtMs,
    ...(off && { status: mine === 'observed' ? ('cancelled' as const) : ('declined' as const) }),
    ...(coverNeeded !== undefined && {
      cover: coverNeeded ? (row.cover === 'none' ? ('asked' as const) : row.cover) : ('none' as const),
    }),
    // Cover that was arranged for another time has to be asked for anew.
    ...(moved && row.cover === 'arranged' && coverNeeded !== false && { cover: 'asked' as const }),
  }
}
