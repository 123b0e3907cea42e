import type { RunState } from '@hubs/schema/meetings/live'
import type { RunView } from '@hubs/rules/run/run-project'
import { useEffect, useRef, useState } from 'react'
import { createChime, type Chime } from '#lib/time/chime.ts'
import { timedThings } from './timed-things.ts'

/** What every projector answers to: whoever leads can choose it from the console. */
export const PROJECTOR = 'The projector'

/** "Alex Reeve’s console" of several on this and other devices: what is behind the sign tells them apart, unsaid. */
export function deviceName(words: string): string {
  return `${words}#${tabId()}`
}

/** A device as one says it. */
export function deviceWords(device: string): string {
  return device.split('#')[0] ?? ''
}

const KEY = 'hubs/tab'

/** Stays with the tab when the page is loaded anew. */
function tabId(): string {
  const known = sessionStorage.getItem(KEY)
  if (known) return known
  const made = crypto.randomUUID().slice(0, 8)
  sessionStorage.setItem(KEY, made)
  return made
}

export type ChimeHere = {
  /** This screen is the one that sounds. */
  chosen: boolean
  /** It is, and waits for a tap: the browser wants one first. */
  waits: boolean
  /** In answer to a tap: it may sound from now on. */
  wake: () => void
  /** To hear what it is like. */
  tryOut: () => void
}

/** Sounds when the time is up, of a turn or of a part, on the one screen that was chosen; nowhere else, and never twice. */
export function useChime(run: RunState, view: RunView, device: string): ChimeHere {
  const [chime] = useState<Chime>(createChime)
  const [ready, setReady] = useState(false)
  const chosen = run.chimeOn === device
  const last = useRef<ReadonlyMap<string, number>>(new Map())
  const things = timedThings(view)
  useEffect(() => {
    const up = things.some(({ id, leftMs }) => (last.current.get(id) ?? leftMs) > 0 && leftMs <= 0)
    last.current = new Map(things.map(({ id, leftMs }) => [id, leftMs]))
    if (up && chosen && view.status === 'running') chime.ring()
  }, [things, chosen, chime, view.status])
  useEffect(() => {
    if (!chosen || ready) return
    const wake = () => void chime.wake().then(setReady)
    document.addEventListener('pointerdown', wake)
    document.addEventListener('keydown', wake)
    return () => {
      document.removeEventListener('pointerdown', wake)
      document.removeEventListener('keydown', wake)
    }
  }, [chosen, ready, chime])
  return {
    chosen,
    waits: chosen && !ready,
    wake: () => void chime.wake().then(setReady),
    tryOut() {
      async function sound() {
        setReady(await chime.wake())
        chime.ring()
      }
      void sound()
    },
  }
}
