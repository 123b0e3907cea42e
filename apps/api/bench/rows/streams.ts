import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { begin } from '../room.ts'
import type { BenchGroup } from '../school.ts'
import { openScreens } from '../screens.ts'
import type { World } from '../world.ts'

/** A file with what our server sends to a screen first: the bytes for the bare ones. */
export async function firstEvents(world: World, group: BenchGroup): Promise<string> {
  const server = await world.server()
  await begin(server, group)
  const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, 1))
  const file = path.join(world.folder, `${group.meetingId}.events`)
  writeFileSync(file, screens.heard().replace(/event: screens\n.*\n\n/, ''), 'latin1')
  screens.close()
  return file
}

/** Streams out of node:http that send what our server sends to this group. */
export async function bareStreams(world: World, group: BenchGroup) {
  return world.start('bare/event-stream.ts', {
    DATA_DIR: world.folder,
    BENCH_EVENT: await firstEvents(world, group),
  })
}
