import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { isolated } from '@hubs/rules/text/isolated'
import { quoted } from '@hubs/rules/text/quoted'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

type ToCoordinator = { to: Addressee; page: string; settingsPage: string }

const choice = (settingsPage: string) =>
  `You can have these once a day with your other updates, or turn them off: ${settingsPage}`

/** Somebody needs cover to observe a colleague: who and when, and nothing of whom they observe. */
export function coverAskedLetter({
  to,
  name,
  date,
  today,
  at,
  page,
  settingsPage,
}: ToCoordinator & { name: string; date: string; today: string; at: string }): Letter {
  return letter(
    `${isolated(name)} needs cover: ${shortDay(date, today)}, ${at}`,
    salutation(to),
    `${isolated(name)} is observing a colleague on ${longDay(date, today)}, ${at}, and needs cover. Say whether it’s arranged or not available here:`,
    page,
    choice(settingsPage),
  )
}

/** Somebody has agreed that a story or strategy goes out to the public page, once a coordinator has read it. */
export function storyToReviewLetter({
  to,
  hubName,
  title,
  page,
  settingsPage,
}: ToCoordinator & { hubName: string; title: string }): Letter {
  return letter(
    `${hubName}: a story to review`,
    salutation(to),
    `${quoted(title)} has been submitted for the public page. It won’t be published until a coordinator approves it:`,
    page,
    choice(settingsPage),
  )
}

/** The year is nearly over: the next one is proposed from it. */
export function nextYearLetter({
  to,
  year,
  day,
  page,
  settingsPage,
}: ToCoordinator & { year: string; day: string }): Letter {
  return letter(
    'Get next year ready',
    salutation(to),
    `${year} ends on ${day}. Dates, hubs and people for next year are proposed from this one. You can check them, and start the year when you’re ready:`,
    page,
    choice(settingsPage),
  )
}
