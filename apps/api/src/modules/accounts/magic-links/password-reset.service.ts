import { DAY_MS } from '@hubs/rules/dates/durations'
import type { ResetPassword } from '@hubs/schema/accounts/accounts'
import { type From, writeAudit } from '../../../audit.ts'
import type { Store } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { passwordLetter } from '../../mail/letters/letters.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import * as people from '../accounts.repo.ts'
import { clearAttempts } from '../attempts.service.ts'
import { hashPassword } from '../passwords/password-hash.service.ts'
import { refuseWeak } from '../passwords/password-policy.rules.ts'
import type { Sessions } from '../sessions.service.ts'
import type { Links } from './links.service.ts'

type Needs = { store: Store; now: Clock; sessions: Sessions; links: Links; mail: Mail; origin: () => string }

/** A weak password is refused before the link is used up. Every session there was ends; returns the new cookie's value. */
async function redeem(
  { links, store, sessions, now, origin, mail }: Needs,
  { token, password }: ResetPassword,
  from: From,
): Promise<string> {
  const { person, school } = await links.findUsable(store.read, token, ['password'])
  refuseWeak(password, { name: person.name, email: person.email, schoolName: school.name }, 'password')
  const passwordHash = await hashPassword(password)
  const { cookie, ended } = await store.write(async tx => {
    const found = await links.findUsable(tx, token, ['password'])
    const ended = await sessions.endAll(tx, person.id)
    await people.savePassword(tx, person.id, passwordHash, now())
    await clearAttempts(tx, 'password', found.person.email)
    await writeAudit(tx, {
      schoolId: school.id,
      actorId: person.id,
      action: 'password-reset',
      at: now(),
      ip: from.ip,
    })
    const told = passwordLetter({ to: person, schoolName: school.name, signInPage: `${origin()}/sign-in` })
    await mail.add(tx, found.person.email, told, now() + 2 * DAY_MS, { about: 'password' })
    return { ended, cookie: await links.enter(tx, found, from) }
  })
  mail.wake()
  await sessions.announceEnd(ended)
  return cookie
}

/** A forgotten password: a link by mail, and with its button a new one. */
export function createPasswordReset(needs: Needs) {
  return {
    ask: (email: string) => needs.links.ask('password', email),
    redeem: redeem.bind(null, needs),
  }
}

export type PasswordReset = ReturnType<typeof createPasswordReset>
