import { minuteMs } from '@hubs/rules/durations'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { BounceMailbox } from './bounce-mailbox.client.ts'
import { readBounce } from './bounces.format.ts'
import * as repo from './mail.repo.ts'

type Log = { info(details: object, line: string): void; warn(details: object, line: string): void }
type Deps = { store: Store; now: Clock; log: Log; mailbox: BounceMailbox | null }

const everyMs = 10 * minuteMs

/** Emails that a mail server took and sent back later: their address takes none from then on. */
export function createBounces({ store, now, log, mailbox }: Deps) {
  let timer: NodeJS.Timeout | undefined

  async function take(source: Uint8Array) {
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
  async function look(): Promise<void> {
    try {
      await mailbox?.read(take)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      const refused = error instanceof Error && 'authenticationFailed' in error
      log.warn(
        { code },
        refused
          ? 'the mailbox for emails that come back refused the password in BOUNCE_MAILBOX'
          : 'the mailbox for emails that come back couldn’t be read and will be tried again',
      )
    }
  }

  function lookIn(ms: number) {
    timer = setTimeout(() => void look().finally(() => timer && lookIn(everyMs)), ms)
    timer.unref()
  }

  return {
    look,
    begin() {
      if (mailbox) lookIn(0)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
