import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { tellReached } from '../reached.ts'

/** The part of an EventSource that is used, so that a test can bring its own. */
export type Source = {
  addEventListener: (name: string, listener: (event: { data?: string }) => void) => void
  close: () => void
}

type StreamOptions = {
  url: string
  /** The names of the events to hand on; any of them is a sign of life. */
  events: readonly string[]
  onEvent: (name: string, data: unknown) => void
  /** The stream broke off or fell silent. It is opened again by itself; this is the moment to ask in another way. */
  onLost: () => void
  open?: (url: string) => Source
}

/** The server speaks every 15 seconds: a little more than two beats. */
const SILENT_MS = 31_000
/** A stream that opens says something at once; one that a proxy holds back does not. */
const FIRST_WORD_MS = 8000
const FIRST_RETRY_MS = 400
const LONGEST_RETRY_MS = 10_000
/** A page that nobody sees gives its connection back: a browser has only six for a server. */
const HIDDEN_MS = MINUTE_MS

/** Half to one and a half times, so that a roomful of screens does not come back in one moment. */
const jittered = (ms: number) => ms * (0.5 + Math.random())

function openEventSource(url: string): Source {
  return new EventSource(url)
}

/** Server-sent events that come back by themselves. @returns `wake` tries at once, `close` ends it. */
export function openStream({ url, events, onEvent, onLost, open = openEventSource }: StreamOptions) {
  let source: Source | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let closed = false

  function after(ms: number, then: () => void) {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }

  function drop() {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function lost() {
    drop()
    if (closed) return
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries++)
    after(jittered(wait), connect)
    onLost()
  }

  function connect() {
    drop()
    if (closed) return
    const mine = open(url)
    source = mine
    after(FIRST_WORD_MS, lost)
    // An EventSource comes back by itself after some errors and never after others. It is always given up here.
    mine.addEventListener('error', () => mine === source && lost())
    for (const name of events)
      mine.addEventListener(name, event => {
        if (mine !== source) return
        if (tries > 0) tellReached()
        tries = 0
        after(SILENT_MS, lost)
        onEvent(name, JSON.parse(event.data ?? 'null'))
      })
  }

  function wake() {
    if (closed || source) return
    tries = 0
    connect()
  }

  const forget = watchPage(wake, drop)
  connect()

  function close() {
    closed = true
    drop()
    forget()
  }
  return { wake, close }
}

/** Calls `wake` when the page may have come back to life, and `rest` when nobody has seen it for a while. */
function watchPage(wake: () => void, rest: () => void) {
  let resting: ReturnType<typeof setTimeout> | undefined
  function onVisibility() {
    clearTimeout(resting)
    if (document.visibilityState === 'visible') wake()
    else resting = setTimeout(rest, HIDDEN_MS)
  }
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', wake)
  return () => {
    clearTimeout(resting)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', wake)
    window.removeEventListener('pageshow', wake)
  }
}
