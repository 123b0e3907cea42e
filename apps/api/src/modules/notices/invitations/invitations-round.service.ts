import { longDay } from '@hubs/rules/dates/dates'
import { MINUTE_MS, WEEK_MS } from '@hubs/rules/dates/durations'
import { inShortWrites, readInTurns } from '../../../store/short-writes.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt, timeAt } from '../../../time/wall-time.ts'
import { invitationsLetter } from '../../mail/letters/invitations.mail.ts'
import { whenWhere } from '../../mail/letters/notices.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { isAwake } from '../awake.rules.ts'
import { listSchools } from '../meeting-notices.repo.ts'
import type { NoticeReader, Notices } from '../notices.service.ts'
import * as repo from './invitations.repo.ts'
import type { InvitationDue, Invitations } from './invitations.service.ts'

/** After the last change: whoever changes their mind meanwhile is told once. */
const SETTLED_MS = MINUTE_MS

type Deps = {
  system: Store
  now: Clock
  notices: Notices
  invitations: Invitations
  mail: Pick<Mail, 'wake'>
  origin: () => string
}
type Needs = Deps & { changed: Set<string>; timer: NodeJS.Timeout | undefined }
type SchoolInZone = { id: string; timeZone: string }

async function tellOne(needs: Needs, tx: Tx, to: NoticeReader, timeZone: string) {
  const { invitations, notices, now, origin } = needs
  const found = (await invitations.due(tx, [to.id])).get(to.id)
  if (!found) return
  const today = dayAt(now(), timeZone)
  const said = ({ entry: { startsAtMs, minutes, place, hubName } }: InvitationDue) => ({
    hubName,
    when: whenWhere({
      day: longDay(dayAt(startsAtMs, timeZone), today),
      startsAt: timeAt(startsAtMs, timeZone),
      endsAt: timeAt(startsAtMs + minutes * MINUTE_MS, timeZone),
      place,
    }),
  })
  const of = (how: InvitationDue['how']) => found.filter(each => each.how === how).map(said)
  const letter = invitationsLetter({
    to,
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
    page: `${origin()}/meetings`,
    settingsPage: `${origin()}/notifications`,
  })
  await notices.tell(tx, [to], 'meeting-invitations', () => ({
    kind: 'meeting-invitations',
    event: `meeting-invitations ${found.map(({ entry }) => `${entry.meetingId} ${entry.sequence}`).join()}`,
    title: letter.subject,
    path: '/meetings',
    letter,
    staleAt: now() + WEEK_MS,
  }))
}

async function tellSchool(needs: Needs, { id, timeZone }: SchoolInZone) {
  const { system, invitations } = needs
  const pages = readInTurns<NoticeReader>((last, most) => repo.listPeople(system.read, id, last?.id ?? '', most))
  for await (const people of pages) {
    const due = await invitations.due(
      system.read,
      people.map(person => person.id),
    )
    const some = people.filter(person => due.has(person.id))
    await inShortWrites(system, some, async (tx, part) => {
      for (const to of part) await tellOne(needs, tx, to, timeZone)
    })
  }
}

/** Those whose calendars are behind are told by an email of its own, where none has told them; by day. */
async function tellThose(needs: Needs, schoolIds?: ReadonlySet<string>) {
  for (const school of await listSchools(needs.system.read))
    if ((schoolIds?.has(school.id) ?? true) && isAwake(needs.now(), school.timeZone)) await tellSchool(needs, school)
  needs.mail.wake()
}

/** Something of this school's people, hubs or meetings is another: looks once it has settled. */
function hear(needs: Needs, schoolId: string) {
  needs.changed.add(schoolId)
  clearTimeout(needs.timer)
  needs.timer = setTimeout(() => {
    const changed = new Set(needs.changed)
    needs.changed.clear()
    // What fails here is done by the round of the hour.
    tellThose(needs, changed).catch(() => undefined)
  }, SETTLED_MS).unref()
}

/** Tells people's calendars what has changed: soon after a change, and once an hour whatever has become of that. */
export function createInvitationsRound(given: Deps) {
  const needs: Needs = { ...given, changed: new Set(), timer: undefined }
  return {
    round: async () => () => tellThose(needs),
    start() {
      needs.system.onSignal(({ topic, id }) => {
        if (topic === 'people' || topic === 'hubs' || topic === 'meetings') hear(needs, id)
      })
    },
    stop: () => clearTimeout(needs.timer),
  }
}
