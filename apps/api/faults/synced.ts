import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** What strace has to be told, so that its log can be played again: whole writes, and which file each is for. */
export const tracing = (log: string) => [
  'strace',
  ...'-D -f -qq -y -xx -s 100000 -e signal=none'.split(' '),
  ...'-e trace=pwrite64,write,writev,fsync,fdatasync,ftruncate,unlink -o'.split(' '),
  log,
]

type Write = { offset: number; bytes: Buffer }
/** A file as the process has written it, as it surely is on the disk, and what lies between the two. */
type Image = { written: Buffer; synced: Buffer; between: Write[] }

const unescape = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

function put(onto: Buffer, { offset, bytes }: Write): Buffer {
  const whole =
    onto.length >= offset + bytes.length
      ? onto
      : Buffer.concat([onto, Buffer.alloc(offset + bytes.length - onto.length)])
  bytes.copy(whole, offset)
  return whole
}

/** One line of the log for each call that came to its end: those that others came between are put together again. */
async function* callsOf(log: string) {
  const begun = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? []
    const half = rest.indexOf(' <unfinished ...>')
    if (half !== -1) {
      begun.set(pid, rest.slice(0, half))
      continue
    }
    const [resumed] = /^<\.\.\. \w+ resumed>/.exec(rest) ?? []
    yield resumed ? (begun.get(pid) ?? '') + rest.slice(resumed.length) : rest
  }
}

/** How much of what was not yet synced reaches the disk all the same: none of it, or whatever the disk got to. */
export type Remains = 'nothing' | 'something'

type Replay = {
  log: string
  /** Where the process had the files, each with how it was when it began. */
  files: { file: string; before: string }[]
  /** What of the words sent to a client is an acknowledgement. */
  answerIn: (sent: string) => string | undefined
  /** As though the process had never asked for anything to be on the disk. */
  withoutSyncs?: boolean
}

/**
 * Plays the log of a process again, and at each acknowledgement gives a way to see the files as a power cut would have
 * left them then: what was synced, whole, and of the rest nothing, or here a write and there none. The names of files
 * count as synced.
 */
export async function* powerCuts({ log, files, answerIn, withoutSyncs = false }: Replay) {
  const images = new Map<string, Image>()
  for (const { file, before } of files) {
    const bytes = existsSync(before) ? readFileSync(before) : Buffer.alloc(0)
    images.set(file, { written: bytes, synced: Buffer.from(bytes), between: [] })
  }
  for await (const call of callsOf(log)) {
    const [, name = '', named = ''] = /^(\w+)\((?:\d+<)?"?((?:\\x[0-9a-f]{2})+|[^>"]*)/.exec(call) ?? []
    const image = images.get(named.startsWith('\\x') ? unescape(named).toString() : named)
    if (image) {
      if (!withoutSyncs || !name.endsWith('sync')) play(image, name, call)
    } else if (name.startsWith('write')) {
      const sent = [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unescape(hex)).join('')
      const answer = answerIn(sent)
      if (answer !== undefined)
        yield { answer, leave: (folder: string, remains: Remains) => leave(images, folder, remains) }
    }
  }
}

function play(image: Image, name: string, call: string): void {
  if (name === 'pwrite64') {
    const [, hex = '', offset = ''] = /"((?:\\x[0-9a-f]{2})*)", \d+, (\d+)\)\s+= \d+/.exec(call) ?? []
    const write = { offset: Number(offset), bytes: unescape(hex) }
    image.written = put(image.written, write)
    image.between.push(write)
  } else if (name === 'ftruncate') image.written = image.written.subarray(0, Number(/, (\d+)\)\s+= 0/.exec(call)?.[1]))
  else if (name === 'unlink') Object.assign(image, { written: Buffer.alloc(0), synced: Buffer.alloc(0), between: [] })
  else if (/\)\s+= 0/.test(call)) Object.assign(image, { synced: Buffer.from(image.written), between: [] })
}

function leave(images: Map<string, Image>, folder: string, remains: Remains): void {
  mkdirSync(folder, { recursive: true })
  for (const [file, { synced, between }] of images) {
    const reached = remains === 'nothing' ? [] : between.filter(() => Math.random() < 0.5)
    const bytes = reached.reduce(put, Buffer.from(synced))
    if (bytes.length > 0) writeFileSync(path.join(folder, path.basename(file)), bytes)
  }
}
