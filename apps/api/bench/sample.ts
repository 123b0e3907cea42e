import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { ask } from './requests.ts'
import type { World } from './world.ts'

export type Sample = { origin: string; cookie: string; meetingId: string }

/** The sample school with its facilitator signed in, and that one's next meeting. */
export async function openSample(world: World): Promise<Sample> {
  const server = await world.start('../dist/sample.js', { DATA_DIR: path.join(world.folder, 'sample') })
  const signedIn = await fetch(`${server.origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'facilitator@sample.test', password: 'sample-hub-2026' }),
  })
  const [cookie = ''] = signedIn.headers.getSetCookie().map(each => each.split(';')[0] ?? '')
  const { items }: { items: { id: string }[] } = JSON.parse(await ask(server, { path: '/api/v1/meetings', cookie }))
  return { origin: server.origin, cookie, meetingId: items[0]?.id ?? '' }
}

/** What an instrument of `apps/web/bench`, a process of its own, says of each of these pages. */
export async function inBrowser<Said>(script: string, sample: Sample, visitor: boolean, pages: string[]) {
  const file = path.join(import.meta.dirname, '../../web/bench', script)
  const args = [file, sample.origin, visitor ? '' : sample.cookie, ...pages]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout
    .trim()
    .split('\n')
    .map((line): Said => JSON.parse(line))
}
