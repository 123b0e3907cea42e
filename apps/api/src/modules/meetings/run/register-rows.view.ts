import type { StoredRun } from '@hubs/schema/meetings/live'
import { newId } from '../../../ids.ts'

/** The register of a run as the table has it, a row for each person. */
export function registerRows({ meetingId, people }: StoredRun, recordedAt: number) {
  return people.map(({ id: personId, attendance: status, arrivedAt, leftAt }) => {
    return { id: newId(), meetingId, personId, status, recordedAt, arrivedAt, leftAt }
  })
}
