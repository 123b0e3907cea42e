import { type FittedSegment, segmentFloor } from '@hubs/rules/agenda/agenda'
import type { AgendaEdit } from '@hubs/schema/meetings/agenda'
import { newId } from '../../../ids.ts'
import type { SegmentRow } from '../meetings.repo.ts'

/**
 * The segments of an edited agenda. An id that is not this agenda's, or comes twice, is a new segment's; whoever is not
 * of the group presents nothing.
 */
export function editedSegments(
  meetingId: string,
  had: readonly SegmentRow[],
  edit: AgendaEdit['segments'],
  people: readonly { id: string }[],
  expected: number,
): SegmentRow[] {
  const free = new Set(had.map(segment => segment.id))
  return edit.map(({ id, presenterId, ...segment }, position) => ({
    ...segment,
    presenterId: people.some(person => person.id === presenterId) ? presenterId : null,
    id: id !== undefined && free.delete(id) ? id : newId(),
    meetingId,
    position,
    floorMinutes: segmentFloor(segment.kind, expected),
  }))
}

/** A fitted agenda, in which the parts that were there already stay theirs: id, title, prompt, notes and protection. */
export function fittedSegments(
  meetingId: string,
  had: readonly SegmentRow[],
  fitted: readonly FittedSegment[],
): SegmentRow[] {
  const left = [...had]
  return fitted.map((segment, position) => {
    const at = left.findIndex(other => other.kind === segment.kind)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    const { minutes, floorMinutes } = segment
    return same
      ? { ...same, position, minutes, floorMinutes }
      : { ...segment, id: newId(), meetingId, position, presenterId: null }
  })
}

/** The agenda that a template makes: all of it new. */
export function templateSegments(meetingId: string, fitted: readonly FittedSegment[]): SegmentRow[] {
  return fitted.map((segment, position) => ({ ...segment, id: newId(), meetingId, position, presenterId: null }))
}
