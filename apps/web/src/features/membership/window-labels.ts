import { mayChooseNow } from '@hubs/rules/choice'
import { count } from '@hubs/rules/text/words'
import type { StaffKind } from '@hubs/schema/staff'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { shortDateTime } from '#lib/time/time.ts'

const HOUR = 60

type Chooser = {
  staffKind: StaffKind
  hubName: string | null
  notThisYear: boolean
  /** Who coordinates is not sent to the coordinator. */
  coordinates: boolean
}

export type WindowWords = {
  /** Whether this person may choose, change or leave now. */
  allowed: boolean
  eyebrow: string
  title: string
  sentence: string
}

/** What the page of hubs says to this person at this point of the year. */
export function windowWords(
  who: Chooser,
  { choice, meetingMinutes }: Pick<Programme, 'choice' | 'meetingMinutes'>,
  timeZone: string,
): WindowWords {
  const { allowed } = mayChooseNow(who.staffKind, choice.state)
  const [opens, closes] = [shortDateTime(choice.opensAt, timeZone), shortDateTime(choice.closesAt, timeZone)]
  if (who.staffKind === 'none')
    return {
      allowed,
      eyebrow: '',
      title: 'The hubs',
      sentence: 'Read each hub’s guiding question and intended outcomes.',
    }
  if (who.staffKind === 'support') return { allowed, ...supportWords(who, meetingMinutes) }
  const title = who.hubName ? `Your hub is ${who.hubName}` : 'Which hub would you like to work in?'
  if (choice.state === 'not-open')
    return {
      allowed,
      eyebrow: `Hub choices open on ${opens}`,
      title: who.hubName ? title : 'The hubs you can choose',
      sentence: 'You can’t choose yet, but you can read about every hub.',
    }
  if (choice.state === 'closed')
    return {
      allowed,
      eyebrow: `Hub choices closed on ${closes}`,
      title: who.hubName ? title : 'You’re not in a hub yet',
      sentence: closedSentence(who),
    }
  return {
    allowed,
    eyebrow: who.hubName ? 'You’ve chosen your hub' : `Choose by ${closes}`,
    title,
    sentence: who.hubName
      ? `You can change your mind until ${closes}, as long as there’s a place.`
      : 'Go by the question, not just the name. You can change your mind until choices close, as long as there’s a place.',
  }
}

function closedSentence({ hubName, coordinates }: Chooser): string {
  if (coordinates) return 'As coordinator, you can reopen hub choices or add people to hubs yourself.'
  return hubName
    ? 'To change your hub, ask your coordinator.'
    : 'Hub choices have closed. Ask your coordinator for a place.'
}

/** "two hours", "75 minutes". */
function lengthWords(minutes: number): string {
  return minutes % HOUR === 0 ? count(minutes / HOUR, 'hour') : `${minutes} minutes`
}

function supportWords({ hubName, notThisYear }: Chooser, minutes: number): Omit<WindowWords, 'allowed'> {
  if (hubName)
    return {
      eyebrow: 'Entirely voluntary',
      title: `You’re in ${hubName}`,
      sentence: 'We are glad to have you. You can change or leave at any time, without giving a reason.',
    }
  if (notThisYear)
    return {
      eyebrow: 'Entirely voluntary',
      title: 'Not this year',
      sentence:
        'Thank you for telling us. You won’t be asked to join a hub again this year. If you change your mind, you’re still welcome.',
    }
  return {
    eyebrow: 'Entirely voluntary',
    title: 'You’re welcome in any hub',
    sentence: `It takes ${lengthWords(minutes)} once each half term, and one small change to your work in between. Opt in at any time if you’d like to. You don’t need to give a reason either way.`,
  }
}
