import type { CoverRequest, Observation } from '@hubs/schema/plans/observations'
import { iso } from '../../time/clock.ts'
import type { ObservationRow } from './observations.repo.ts'

/** Its place in lists of visits. */
export const placeOf = ({ startsAtMs, id }: ObservationRow) => ({ by: startsAtMs, id })

/** Which of the two people of a visit somebody is; null for everybody else. */
export function sideOf(
  row: Pick<ObservationRow, 'observedId' | 'observerId'>,
  personId: string,
): Observation['mine'] | null {
  if (row.observedId === personId) return 'observed'
  return row.observerId === personId ? 'observer' : null
}

/** A visit as one of its two people sees it: each has the notes only while they are theirs. */
export function toObservation(
  row: ObservationRow,
  mine: Observation['mine'],
  names: ReadonlyMap<string, string>,
): Observation {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const owner = row.status === 'handed-over' ? 'observed' : 'observer'
  const { id, date, startsAt, minutes, place, setting, focus, evidenceAsked, tool } = row
  return {
    id,
    observed: named(row.observedId),
    observer: named(row.observerId),
    mine,
    date,
    startsAt,
    startsAtInstant: iso(row.startsAtMs),
    minutes,
    place,
    setting,
    focus,
    evidenceAsked,
    tool,
    cover: row.cover,
    status: row.status,
    notes: mine === owner ? row.notes : null,
    conclusion: mine === 'observed' ? row.conclusion : null,
    thanks: row.thanks,
    shared: row.shared,
    version: row.version,
  }
}

export function toCoverRequest(row: ObservationRow, name: string): CoverRequest {
  const { id, date, startsAt, minutes, cover, version } = row
  return { id, person: { id: row.observerId, name }, date, startsAt, minutes, cover, version }
}
