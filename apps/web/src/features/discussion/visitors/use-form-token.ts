import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { useEffect, useState } from 'react'
import { openForm } from './visitors.queries.ts'

/** At least so long after the form was opened: whoever is faster is taken for a machine. */
const LEAST_MS = 3000
/** A device's clock may be wrong by hours; nobody waits longer than this for that. */
const MOST_MS = 6000
/** A form that stood open for long begins anew before it is sent. */
const STALE_MS = 30 * MINUTE_MS

type Opened = { token: string; at: number; waitMs: number }

async function open(): Promise<Opened> {
  const { token, notBefore } = await openForm()
  const waitMs = Math.min(MOST_MS, Math.max(LEAST_MS, Date.parse(notBefore) - Date.now()))
  return { token, at: performance.now(), waitMs }
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** The form's token. Measured on a clock that nobody sets, it is given out once enough time has passed. */
function createToken() {
  let opened: Promise<Opened> | null = null
  const opening = () => {
    const mine = open()
    opened = mine
    // Without a connection: asked again when it is needed.
    mine.catch(() => {
      if (opened === mine) opened = null
    })
    return mine
  }
  return {
    open: () => void opening().catch(() => undefined),
    drop: () => {
      opened = null
    },
    /** @throws NoConnection, ApiProblem when no form can be had */
    async ripe(): Promise<string> {
      let now = await (opened ?? opening())
      if (performance.now() - now.at > STALE_MS) now = await opening()
      await wait(Math.max(0, now.waitMs - (performance.now() - now.at)))
      return now.token
    },
  }
}

export function useFormToken() {
  const [token] = useState(createToken)
  useEffect(() => token.open(), [token])
  return token
}
