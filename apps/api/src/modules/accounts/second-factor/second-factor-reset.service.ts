import { DAY_MS } from '@hubs/rules/dates/durations'
import { quoted } from '@hubs/rules/text/quoted'
import { email as address } from '@hubs/schema/common'
import { writeAudit } from '../../../audit.ts'
import type { Store } from '../../../store/store.ts'
import { secondFactorLetter } from '../../mail/letters/letters.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { findByEmail } from '../accounts.repo.ts'
import { forgetWrongCodes } from '../attempts.service.ts'
import { deleteSessions } from '../sessions.repo.ts'
import { findFactorStatus, forgetAllSteps } from './second-factor.repo.ts'

type Deps = { store: Store; mail: Pick<Mail, 'add'>; now: number }

/**
 * For an administrator who has lost phone and recovery codes, where no other can reset it: whoever has the server may.
 * It is in the audit, and they are told. Returns what to say, or why nothing was done.
 */
export async function resetSecondFactor(
  { store, mail, now }: Deps,
  typed: string,
): Promise<{ done: string } | { not: string }> {
  const wanted = address.safeParse(typed)
  if (!wanted.success) return { not: `${quoted(typed)} isn’t an email address. Nothing was changed.` }
  const found = await findByEmail(store.read, wanted.data)
  if (!found) return { not: `No one here has the email address ${wanted.data}. Nothing was changed.` }
  const { person, school } = found
  const ended = await store.write(async tx => {
    if (!(await findFactorStatus(tx, person.id))?.on) return null
    await forgetAllSteps(tx, person.id)
    await forgetWrongCodes(tx, person.id)
    await writeAudit(tx, {
      schoolId: school.id,
      actorId: null,
      action: 'second-factor-reset',
      subjectId: person.id,
      at: now,
      details: { by: 'console' },
    })
    const what = 'It has been reset on the server. You can set it up again when you next sign in.'
    const letter = secondFactorLetter({ to: person, schoolName: school.name, what })
    await mail.add(tx, person.email, letter, now + 2 * DAY_MS, { about: 'second-factor' })
    return deleteSessions(tx, person.id)
  })
  if (!ended) return { not: `${wanted.data} has no two-step sign-in to reset. Nothing was changed.` }
  for (const { id } of ended) await store.signal({ topic: 'session', id })
  return {
    done: `Two-step sign-in for ${wanted.data} is reset. They sign in with their password or an email link, and set it up again within a week.`,
  }
}
