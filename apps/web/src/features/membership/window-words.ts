import { mayChooseNow } from '@hubs/rules/choice'
import type { Programme } from '@hubs/schema/programmes'
import { longDate } from '#lib/time.ts'

type Who = {
  staffKind: 'teaching' | 'support'
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
export function windowWords(who: Who, choice: Programme['choice'], timeZone: string): WindowWords {
  const { allowed } = mayChooseNow(who.staffKind, choice.state)
  const [opens, closes] = [longDate(choice.opensAt, timeZone), longDate(choice.closesAt, timeZone)]
  if (who.staffKind === 'support') return { allowed, ...supportWords(who) }
  const title = who.hubName ? `Your hub is ${who.hubName}` : 'Which hub would you like to work in?'
  if (choice.state === 'not-open')
    return {
      allowed,
      eyebrow: `Choosing opens on ${opens}`,
      title: who.hubName ? title : 'The hubs to choose from',
      sentence: 'Choosing has not opened yet. You can read about every hub meanwhile.',
    }
  if (choice.state === 'closed')
    return {
      allowed,
      eyebrow: `Choosing closed on ${closes}`,
      title: who.hubName ? title : 'You are not in a hub yet',
      sentence: closedSentence(who),
    }
  return {
    allowed,
    eyebrow: who.hubName ? 'Your choice is made' : `Choose by ${closes}`,
    title,
    sentence: who.hubName
      ? `You can change your mind until ${closes}, while there is room.`
      : 'Read the questions, not only the names. You can change your mind until then, while there is room.',
  }
}

function closedSentence({ hubName, coordinates }: Who): string {
  if (coordinates) return 'As coordinator you can open it again, or place people yourself.'
  return hubName
    ? 'To change your hub, ask your coordinator.'
    : 'Choosing has closed. Ask your coordinator for a place.'
}

function supportWords({ hubName, notThisYear }: Who): Omit<WindowWords, 'allowed'> {
  if (hubName)
    return {
      eyebrow: 'Entirely voluntary',
      title: `You are in ${hubName}`,
      sentence: 'We are glad to have you. You can change or leave at any time, without giving a reason.',
    }
  if (notThisYear)
    return {
      eyebrow: 'Entirely voluntary',
      title: 'Not this year',
      sentence:
        'Thank you for telling us. Nobody will ask again this year, and the door stays open if you change your mind.',
    }
  return {
    eyebrow: 'Entirely voluntary',
    title: 'You are invited to any hub',
    sentence: 'Opt in at any time, if you would like to. There is no need to give a reason either way.',
  }
}
