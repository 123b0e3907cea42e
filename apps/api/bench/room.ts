import { randomUUID } from 'node:crypto'
import { ask } from './requests.ts'
import type { BenchGroup } from './school.ts'
import { openScreens, type Screens } from './screens.ts'
import type { BenchServer } from './server.ts'

type Run = { run: { version: number; status: string } }

/** A command of the one who leads, on our server or the bare one. Resolves with the run it led to. */
export async function command(server: BenchServer, group: BenchGroup, body: Record<string, unknown>): Promise<Run> {
  const path = `/api/v1/meetings/${group.meetingId}/commands`
  const sent = { commandId: randomUUID(), ...body }
  return JSON.parse(await ask(server, { method: 'POST', path, cookie: group.facilitator, body: sent }))
}

/** The group's meeting, begun if it has not. */
export async function begin(server: BenchServer, group: BenchGroup): Promise<Run['run']> {
  const path = `/api/v1/meetings/${group.meetingId}/run`
  const { run }: Run = JSON.parse(await ask(server, { path, cookie: group.facilitator }))
  if (run.status !== 'planned') return run
  return (await command(server, group, { type: 'start', expectedVersion: 0 })).run
}

export type Room = {
  screens: Screens
  /** One tap, from sending it until the last screen has the whole new state. In milliseconds. */
  change(): Promise<number>
}

/** A meeting that runs, with so many screens that watch it. */
export async function openRoom(server: BenchServer, group: BenchGroup, count: number): Promise<Room> {
  let run = await begin(server, group)
  const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, count))
  return {
    screens,
    async change() {
      const arrived = screens.allAt(run.version + 1)
      const began = performance.now()
      const type = run.status === 'paused' ? 'resume' : 'pause'
      ;({ run } = await command(server, group, { type, expectedVersion: run.version }))
      return (await arrived) - began
    },
  }
}
