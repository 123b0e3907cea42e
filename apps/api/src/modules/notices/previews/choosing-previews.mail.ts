import {
  allocationLetter,
  choicesClosedLetter,
  choicesCloseLetter,
  choicesOpenLetter,
  offerEndedLetter,
  placeOfferedLetter,
  remindLetter,
} from '../../mail/letters/choosing.mail.ts'
import {
  joinedLetter,
  leaderLeftLetter,
  leadersLetter,
  nowLeadsLetter,
  placedLetter,
} from '../../mail/letters/groups.mail.ts'
import { swapDoneLetter, swapOfferedLetter, swapOffLetter } from '../../mail/letters/swaps.mail.ts'
import { preview, type Preview, type PreviewExample } from './preview.rules.ts'

/** The emails around choosing a hub, with an example in each; as this school chooses. */
export function choosingPreviews({ to, by, schoolName, hubName, shortDay, origin }: PreviewExample, ranked: boolean) {
  const page = `${origin}/choose`
  const [until, choice] = [`${shortDay}, 17:00`, 'first choice']
  const asked = { to, schoolName, ranked, closes: until, page }
  const offer = { to, hubName, page }
  return [
    preview('choosing', choicesOpenLetter({ ...asked, voluntary: false }), 'Open, for teachers'),
    preview('choosing', choicesOpenLetter({ ...asked, voluntary: true }), 'Open, for support staff'),
    preview('choosing', choicesCloseLetter({ ...asked, last: false }), 'Three days before they close'),
    preview('choosing', choicesCloseLetter({ ...asked, last: true }), 'Last day'),
    preview('choosing', remindLetter({ ...asked, by }), 'Your own reminder'),
    preview('choosing', choicesClosedLetter(offer), 'Closed'),
    preview('choosing', choicesClosedLetter({ ...offer, hubName: null }), 'Closed, without a hub'),
    preview('allocated', allocationLetter({ to, hubName, choice: `It’s your ${choice}.`, link: page })),
    preview('place-offered', placeOfferedLetter({ ...offer, until }), 'Offered'),
    preview('place-offered', offerEndedLetter(offer), 'Offer ended'),
    preview('swap-offered', swapOfferedLetter({ ...offer, from: 'E-learning', choice, until }), 'Offered'),
    preview('swap-offered', swapDoneLetter({ ...offer, choice }), 'Going ahead'),
    preview('swap-offered', swapOffLetter(offer), 'Not going ahead'),
  ] satisfies Preview[]
}

/** The emails about who is in a group and who facilitates it. */
export function groupPreviews(about: PreviewExample, dates: readonly string[]): Preview[] {
  const { to, by, hubName, origin } = about
  const [name, other] = ['Sam Taylor', 'Jo Hart']
  const change = { to, by, hubName, leaders: [other], before: [name] }
  const left = { to, name, groupName: hubName, page: `${origin}/programme` }
  return [
    preview('placed', placedLetter({ to, by, hubName, dates }), 'In a hub'),
    preview('placed', placedLetter({ to, by, hubName: null }), 'In no hub'),
    preview('facilitators-changed', leadersLetter(change), 'To the group'),
    preview('facilitators-changed', nowLeadsLetter(change), 'To a new facilitator'),
    preview('facilitator-left', leaderLeftLetter({ ...left, left: null }), 'No facilitator left'),
    preview('facilitator-left', leaderLeftLetter({ ...left, left: other }), 'A co-facilitator is left'),
    preview('group-joined', joinedLetter({ to, name, hubName })),
  ]
}
