import type { SamplePerson, SampleWelcome } from '@hubs/schema/sample'
import { asc, inArray } from 'drizzle-orm'
import { type From, writeAudit } from '../../audit.ts'
import { notFound } from '../../errors.ts'
import { findByEmail } from '../../modules/accounts/accounts.repo.ts'
import type { Sessions } from '../../modules/accounts/sessions.service.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { findMeetingToRun, RUN_BY_EMAIL } from '../meetings/meeting-to-run.ts'
import { SAMPLE_PASSWORD } from '../school.ts'

const PHONE_OF = 'hannah.weiss@sample.test'
/** Whom the sign-in page offers, in this order, each with what they would look at first. */
const offered: (Pick<SamplePerson, 'email' | 'first' | 'opens'> & { as?: string })[] = [
  { email: RUN_BY_EMAIL, as: 'Facilitator', first: 'Run today’s meeting', opens: 'console' },
  { email: PHONE_OF, first: 'Her plan and the next meeting', opens: 'home' },
  { email: 'teacher@sample.test', first: 'Choose a hub', opens: 'choose' },
  { email: 'support@sample.test', first: 'Opt in to a hub, or say “not this year”', opens: 'home' },
  {
    email: 'coordinator@sample.test',
    as: 'Coordinator',
    first: 'Who needs a hub, and what else is due',
    opens: 'home',
  },
  { email: 'graham.bell@sample.test', as: 'Leadership', first: 'Totals for the whole school', opens: 'home' },
  { email: 'governor@sample.test', first: 'What a governor sees', opens: 'home' },
  { email: 'admin@sample.test', as: 'Administrator', first: 'People and invitations', opens: 'people' },
]

type Deps = { store: Store; now: Clock; sessions: Sessions }

/** What the sample school's sign-in page offers, and signing in as anyone there without a password. */
export function createWelcome({ store, now, sessions }: Deps) {
  return {
    async see(): Promise<SampleWelcome> {
      const { db, t } = store.read
      const rows = await db
        .select({ email: t.person.email, name: t.person.name, job: t.person.job })
        .from(t.person)
        .where(
          inArray(
            t.person.email,
            offered.map(({ email }) => email),
          ),
        )
      const [school] = await db.select({ timeZone: t.school.timeZone }).from(t.school).orderBy(asc(t.school.createdAt))
      const meeting = await findMeetingToRun(store.read, { now: now(), timeZone: school?.timeZone ?? 'Europe/London' })
      const people = offered.flatMap(({ email, as, first, opens }) => {
        const person = rows.find(row => row.email === email)
        if (!person) return []
        const told = opens === 'console' && !meeting ? 'What’s next for the group' : first
        return { email, name: person.name, job: as ?? person.job, first: told, opens: meeting ? opens : openOf(opens) }
      })
      return { people, meeting, runBy: RUN_BY_EMAIL, password: SAMPLE_PASSWORD, phoneOf: PHONE_OF }
    },

    /** The cookie's value of whoever is offered. Throws not-found for anybody else. */
    async signIn(email: string, from: From): Promise<string> {
      const found = offered.some(each => each.email === email) ? await findByEmail(store.read, email) : undefined
      if (!found || found.person.leftAt !== null) throw notFound('person')
      const { person, school } = found
      return store.write(async tx => {
        const entry = { schoolId: school.id, actorId: person.id, action: 'sign-in', at: now(), ip: from.ip } as const
        await writeAudit(tx, { ...entry, details: { by: 'sample' } })
        return sessions.create(tx, person.id, from.device, 'sample')
      })
    },
  }
}

const openOf = (opens: SamplePerson['opens']) => (opens === 'console' ? 'home' : opens)
