import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import { CALENDAR_WORDS } from './invitations.mail.ts'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

/** When and where a group meets, in words: "Wednesday 27 January, 15:30 to 17:30, B12". */
export type WhenWhere = { day: string; startsAt: string; endsAt: string; place: string }

export const whenWhere = ({ day, startsAt, endsAt, place }: WhenWhere) =>
  `${day}, ${startsAt} to ${endsAt}${place ? `, ${isolated(place)}` : ''}`

type AboutMeeting = { to: Addressee; hubName: string; page: string }

export function movedLetter({
  to,
  hubName,
  now,
  before,
  page,
  by,
  shortDay,
}: AboutMeeting & { now: WhenWhere; before: WhenWhere; by: string; shortDay: string }): Letter {
  return letter(
    `${hubName}: the meeting is now on ${shortDay}`,
    salutation(to),
    `${isolated(by)} has changed your ${hubName} meeting.`,
    `New: ${whenWhere(now)}\nBefore: ${whenWhere(before)}`,
    CALENDAR_WORDS,
    'Agenda and people:',
    page,
  )
}

export function cancelledLetter({
  to,
  hubName,
  was,
  page,
  by,
  shortDay,
}: AboutMeeting & { was: WhenWhere; by: string; shortDay: string }): Letter {
  return letter(
    `${hubName}: the meeting on ${shortDay} is cancelled`,
    salutation(to),
    `${isolated(by)} has cancelled your ${hubName} meeting.`,
    `Cancelled: ${whenWhere(was)}`,
    'If a new date is set, you’ll get another email.',
    page,
  )
}

export function reinstatedLetter({
  to,
  hubName,
  now,
  page,
  by,
  shortDay,
}: AboutMeeting & { now: WhenWhere; by: string; shortDay: string }): Letter {
  return letter(
    `${hubName}: the meeting on ${shortDay} will take place`,
    salutation(to),
    `${isolated(by)} has reinstated your ${hubName} meeting.`,
    whenWhere(now),
    'Agenda and people:',
    page,
  )
}

export function soonLetter({
  to,
  hubName,
  now,
  shortDay,
  agenda,
  bring,
  hasPlan,
  page,
  plansPage,
  settingsPage,
}: AboutMeeting & {
  now: WhenWhere
  shortDay: string
  agenda: readonly string[]
  bring: readonly string[]
  hasPlan: boolean
  plansPage: string
  settingsPage: string
}): Letter {
  const own = hasPlan
    ? ['how your plan went, with one piece of evidence. “Not yet” is a good report too']
    : ['your ideas: you’ll choose one small change to try']
  return letter(
    `${hubName} meets on ${shortDay}`,
    salutation(to),
    `Your ${hubName} group meets on ${whenWhere(now)}.`,
    `What to bring\n${[...own, ...bring].map(each => `- ${each}`).join('\n')}`,
    `Agenda\n${agenda.map(each => `- ${each}`).join('\n')}`,
    `Agenda, pre-reading and apologies:\n${page}`,
    `Your plan:\n${plansPage}`,
    `You can have this once a day with your other updates, or turn it off: ${settingsPage}`,
  )
}

export function reminderLetter({
  to,
  hubName,
  by,
  missed,
  noPlan,
  day,
  page,
  plansPage,
  settingsPage,
}: AboutMeeting & {
  by: string
  missed: boolean
  noPlan: boolean
  day: string
  plansPage: string
  settingsPage: string
}): Letter {
  return letter(
    noPlan ? `${hubName}: choose your next small change` : `${hubName}: catch up on the last meeting`,
    salutation(to),
    ...(missed
      ? [
          `You couldn’t be at the ${hubName} meeting on ${day}. You can catch up in a few minutes: read the minutes, and say what you’ll try.`,
          page,
        ]
      : []),
    ...(noPlan
      ? [
          `You don’t have a plan from the ${hubName} meeting on ${day} yet. One small change to try is enough. It takes three minutes:`,
          plansPage,
        ]
      : []),
    `${isolated(by)} has asked for this reminder to be sent. It’s never used for appraisal.`,
    `You can have reminders once a day with your other updates, or turn them off: ${settingsPage}`,
  )
}

export function hoursLetter({
  to,
  by,
  change,
  reason,
  year,
  page,
}: {
  to: Addressee
  by: string
  change: string
  reason: string
  year: string
  page: string
}): Letter {
  return letter(
    'Your record of hours has been corrected',
    salutation(to),
    `${isolated(by)} has corrected your record of hours for ${year}: ${change}.`,
    `Reason: ${isolated(reason)}`,
    'The whole record, and where each minute comes from:',
    page,
    'If you think this is wrong, talk to your coordinator.',
  )
}

/** Everything of the day in one email, for whoever wants it so. */
export function digestLetter({
  to,
  schoolName,
  items,
  settingsPage,
}: {
  to: Addressee
  schoolName: string
  items: readonly { title: string; link: string }[]
  settingsPage: string
}): Letter {
  return letter(
    items.length === 1 && items[0] ? items[0].title : `Learning Hubs today: ${count(items.length, 'update')}`,
    salutation(to),
    `Today at Learning Hubs, ${schoolName}:`,
    items.map(({ title, link }) => `- ${title}: ${link}`).join('\n'),
    `Choose what you get by email: ${settingsPage}`,
  )
}
