import { connect, type Socket } from 'node:net'

/** Screens that watch a meeting, as bare sockets: they cost the measuring process next to nothing. */
export type Screens = {
  count: number
  bytes(): number
  /** What the first of them has heard so far, without the headers. */
  heard(): string
  /** Resolves with the moment at which the last of them had this version. */
  allAt(version: number): Promise<number>
  close(): void
}

/** So many characters are kept of what the first screen hears. */
const FIRST = 200_000

const versionLine = /(?:^|\n)id: ?(\d+)\n/g

/** Opens one stream for each cookie at once and resolves when every one of them has its first state. */
export async function openScreens(port: number, meetingId: string, cookies: string[]): Promise<Screens> {
  const sockets: Socket[] = []
  const latest = cookies.map(() => -1)
  let bytes = 0
  let heard = ''
  let waiting: { version: number; left: number; done(at: number): void } | undefined

  const hear = (screen: number, text: string) => {
    for (const found of text.matchAll(versionLine)) {
      const before = latest[screen] ?? -1
      const version = Number(found[1])
      latest[screen] = version
      if (waiting && before < waiting.version && version >= waiting.version && --waiting.left === 0)
        waiting.done(performance.now())
    }
  }
  await Promise.all(
    cookies.map(
      (cookie, screen) =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write(
              `GET /api/v1/meetings/${meetingId}/live HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\ncookie: ${cookie}\r\n\r\n`,
            )
          })
          socket.setNoDelay(true)
          socket.on('data', chunk => {
            bytes += chunk.length
            const text = chunk.toString('latin1')
            if (screen === 0 && heard.length < FIRST) heard += text
            if (latest[screen] === -1 && text.startsWith('HTTP/1.1') && !text.startsWith('HTTP/1.1 200'))
              reject(new Error(text.slice(0, 400)))
            hear(screen, text)
            if (latest[screen] !== -1) resolve()
          })
          socket.on('error', reject)
          sockets.push(socket)
        }),
    ),
  )
  return {
    count: cookies.length,
    bytes: () => bytes,
    heard: () => heard.slice(heard.indexOf('\r\n\r\n') + 4),
    allAt(version) {
      const left = latest.filter(has => has < version).length
      if (left === 0) return Promise.resolve(performance.now())
      return new Promise(done => (waiting = { version, left, done }))
    },
    close: () => sockets.forEach(socket => socket.destroy()),
  }
}
