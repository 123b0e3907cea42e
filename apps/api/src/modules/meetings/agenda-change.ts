import { type FittedSegment, segmentFloor } from '@hubs/rules/agenda'
import type { AgendaEdit } from '@hubs/schema/agenda'
import { newId } from '../../ids.ts'
import type { SegmentRow } from './meetings.repo.ts'

/** The segments of an edited agenda. An id that is not this agenda's, or comes twice, is a new segment's. */
export function editedSegments(
  meetingId: string,
  had: readonly SegmentRow[],
  edit: AgendaEdit['segments'],
  expected: number,
): SegmentRow[] {
  const free = new Set(had.map(segment => segment.id))
  return edit.map(({ id, ...segment }, position) => ({
    ...segment,
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
    return same ? { ...same, position, minutes, floorMinutes } : { ...segment, id: newId(), meetingId, position }
  })
}
