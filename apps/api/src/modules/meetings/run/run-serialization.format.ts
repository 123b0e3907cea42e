import { toRunState } from '@hubs/rules/run/run-state'
import { type RunMessage, runState, type StoredRun } from '@hubs/schema/meetings/live'
import { newId } from '../../../ids.ts'

const texts = new WeakMap<StoredRun, string>()

/** A run as every screen gets it, made once for each state: no run is ever changed in place. */
function runText(run: StoredRun): string {
  let text = texts.get(run)
  if (text === undefined) {
    text = JSON.stringify(runState.parse(toRunState(run)))
    texts.set(run, text)
  }
  return text
}

/** The state and the server's moment, as an object. */
export function runMessage(run: StoredRun, serverNow: number): RunMessage {
  return { run: toRunState(run), serverNow }
}

/** The same as JSON. */
export function runMessageText(run: StoredRun, serverNow: number): string {
  return `{"run":${runText(run)},"serverNow":${serverNow}}`
}

/** The same as an event of the live stream. Its id is the version. */
export function runEvent(run: StoredRun, serverNow: number): Buffer {
  return Buffer.from(`id: ${run.version}\nevent: run\ndata: ${runMessageText(run, serverNow)}\n\n`)
}

/** A short event without an id. */
export function event(name: string, data: object): Buffer {
  return Buffer.from(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** The register of a run as the table has it, a row for each person. */
export function registerRows({ meetingId, people }: StoredRun, recordedAt: number) {
  return people.map(({ id: personId, attendance: status, arrivedAt, leftAt }) => {
    return { id: newId(), meetingId, personId, status, recordedAt, arrivedAt, leftAt }
  })
}
