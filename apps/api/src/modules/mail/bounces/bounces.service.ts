import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Log } from '../../../log.ts'
import type { Store } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import * as repo from '../mail.repo.ts'
import type { BounceMailbox } from './bounce-mailbox.client.ts'
import { readBounce } from './bounces.format.ts'

type Deps = { store: Store; now: Clock; log: Pick<Log, 'info' | 'warn'>; mailbox: BounceMailbox | null }

const EVERY_MS = 10 * MINUTE_MS

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, timer: undefined as NodeJS.Timeout | undefined }
}

async function take({ store, now, log }: Needs, source: Uint8Array) {
  const bounce = await readBounce(source)
  if (!bounce) return
  const known = await store.write(async tx => {
    const mail = await repo.findSent(tx, bounce.mailId)
    if (mail) await repo.saveRefusal(tx, mail.to, { since: now(), reason: bounce.reason, bounced: true })
    return mail !== undefined
  })
  if (known) log.warn({ mail: bounce.mailId }, 'an email came back: its address takes none')
}

/** Looks once, and never throws: a mailbox that doesn’t answer is tried again at the next round. */
async function look(needs: Needs): Promise<void> {
  try {
    await needs.mailbox?.read(source => take(needs, source))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const refused = error instanceof Error && 'authenticationFailed' in error
    needs.log.warn(
      { code },
      refused
        ? 'the mailbox for emails that come back refused the password in BOUNCE_MAILBOX'
        : 'the mailbox for emails that come back couldn’t be read and will be tried again',
    )
  }
}

function lookIn(needs: Needs, ms: number) {
  needs.timer = setTimeout(() => void look(needs).finally(() => needs.timer && lookIn(needs, EVERY_MS)), ms)
  needs.timer.unref()
}

function start(needs: Needs) {
  if (needs.mailbox) lookIn(needs, 0)
}

function stop(needs: Needs) {
  clearTimeout(needs.timer)
  needs.timer = undefined
}

/** Emails that a mail server took and sent back later: their address takes none from then on. */
export function createBounces(given: Deps) {
  const needs = needsOf(given)
  return {
    look: look.bind(null, needs),
    start: start.bind(null, needs),
    stop: stop.bind(null, needs),
  }
}
