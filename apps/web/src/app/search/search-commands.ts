import { foldText } from '@hubs/rules/search/fold'
import { can, type Action } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import type { SearchCommand } from '#features/search/search-commands.tsx'
import { paths } from '#shared/paths.ts'

type Command = SearchCommand & {
  /** What else people type for it. */
  words: string
  may: Action | 'in a hub' | 'anyone'
}

const commands: readonly Command[] = [
  { name: 'New plan', words: 'make write add', to: paths.newPlan, may: 'in a hub' },
  { name: 'Book an observation', words: 'lesson visit', to: paths.newObservation, may: 'in a hub' },
  { name: 'Propose a strategy', words: 'add new', to: paths.newStrategy, may: 'strategy:propose' },
  { name: 'Add a source', words: 'new reference citation book article', to: paths.newReference, may: 'reference:add' },
  {
    name: 'Import sources',
    words: 'references bibtex ris zotero upload',
    to: paths.importReferences,
    may: 'reference:add',
  },
  {
    name: 'Export sources',
    words: 'download references citations bibliography bibtex ris',
    to: paths.references,
    may: 'reference:browse',
  },
  { name: 'Agenda templates', words: 'edit copy share meeting parts', to: paths.templates, may: 'template:use' },
  { name: 'Check in to a meeting', words: 'qr code register attendance', to: paths.checkIn(''), may: 'in a hub' },
  {
    name: 'Invite someone',
    words: 'add person people staff colleague account',
    to: paths.newPerson,
    may: 'person:add',
  },
  {
    name: 'Import people',
    words: 'csv list excel oneroster upload staff colleagues add many',
    to: paths.importPeople,
    may: 'person:add',
  },
  {
    name: 'Invitations',
    words: 'invite everyone again resend who has not signed in come',
    to: paths.invitations,
    may: 'person:add',
  },
  { name: 'People', words: 'staff list roles accounts left resend invitation', to: paths.people, may: 'person:add' },
  {
    name: 'Add someone to a hub',
    words: 'change move remove hub choices teachers without',
    to: paths.choices,
    may: 'membership:place',
  },
  {
    name: 'Open or close hub choices',
    words: 'reopen dates',
    to: `${paths.programme}#choice`,
    may: 'programme:edit',
  },
  {
    name: 'Propose meeting dates',
    words: 'all meetings move thirty calendar usual day room',
    to: paths.meetingDates,
    may: 'programme:edit',
  },
  {
    name: 'Closures and INSET days',
    words: 'bank holidays closed exams calendar days off',
    to: `${paths.programme}#closures`,
    may: 'programme:edit',
  },
  {
    name: 'Half-term dates',
    words: 'programme calendar',
    to: `${paths.programme}#dates`,
    may: 'programme:edit',
  },
  {
    name: 'Notifications',
    words: 'emails reminders digest calendar ics feed subscribe',
    to: paths.notifications,
    may: 'anyone',
  },
  { name: 'My hours', words: 'certificate cpd attendance ledger', to: paths.hours, may: 'in a hub' },
  { name: 'Attendance', words: 'register year csv hours print', to: paths.register, may: 'register:year' },
  { name: 'Reminders', words: 'remind missed plan catch up', to: paths.reminders, may: 'register:year' },
  { name: 'Your school', words: 'name logo colour accent settings', to: paths.school, may: 'school:edit' },
  { name: 'Getting started', words: 'set up checklist start', to: paths.firstSteps, may: 'school:edit' },
  { name: 'Next year', words: 'programme start plan hubs continue', to: paths.nextYear, may: 'programme:edit' },
  { name: 'Publishing', words: 'stories public page showcase', to: paths.publishing, may: 'publication:decide' },
  {
    name: 'Visitor comments',
    words: 'moderation approve reject replies public',
    to: paths.moderation,
    may: 'reply:moderate',
  },
  { name: 'Cover requests', words: 'observation lesson supply', to: paths.coverRequests, may: 'observation:cover' },
  {
    name: 'Reports',
    words: 'figures participation outcomes governors',
    to: paths.reports('participation'),
    may: 'report:participation',
  },
  {
    name: 'Audit log',
    words: 'trail history who changed signed in activity security',
    to: paths.audit,
    may: 'audit:read',
  },
  {
    name: 'Backups and data',
    words: 'restore download export archive server version retention',
    to: paths.backups,
    may: 'backup:manage',
  },
  { name: 'Emails', words: 'preview bounced delivered', to: paths.emails, may: 'mail:preview' },
  {
    name: 'Account',
    words: 'password sign out devices reminders email theme dark light',
    to: paths.account,
    may: 'anyone',
  },
]

const MOST = 4
const SHORTEST = 3
const wordsOf = (text: string) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** What this person can do that fits what they typed: each word typed begins one of the command's. */
export function commandsFor(me: Me, q: string): readonly SearchCommand[] {
  const typed = wordsOf(q)
  if (!typed.some(word => word.length >= SHORTEST)) return []
  const allowed = (may: Command['may']) => {
    if (may === 'anyone') return true
    if (may === 'in a hub') return me.membership !== null
    return can(actorOf(me), may, { schoolId: me.school.id, personId: me.id })
  }
  return commands
    .filter(({ name, words, may }) => {
      const own = wordsOf(`${name} ${words}`)
      return typed.every(word => own.some(each => each.startsWith(word))) && allowed(may)
    })
    .slice(0, MOST)
    .map(({ name, to }) => ({ name, to }))
}
