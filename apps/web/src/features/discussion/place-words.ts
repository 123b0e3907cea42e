import type { Place } from '@hubs/schema/discussion'

/** With one group in the hub the word group stays off the screen. */
export type Circle = 'hub' | 'group'

/** Who can read what is written here: said before anybody writes. */
export function readersOf(place: Place, circle: Circle): string {
  if (place === 'meeting') return `Only your ${circle} can read this.`
  if (place === 'programme') return 'The world can read this, with your name.'
  return 'Everybody at the school can read this.'
}

const invitations: Record<Place, string> = {
  hub: 'Ask what you wonder, tell what you have seen. One sentence is enough.',
  strategy: 'Have you tried it? Tell how it went, or ask those who have.',
  meeting: 'Something that did not get said, or that somebody should bring? Put it here.',
  programme: 'Say what the hubs are like from the inside. Visitors read it here, with your name.',
}

export function invitationTo(place: Place): string {
  return invitations[place]
}

/** What a new thread is called in its field. */
export function askFor(place: Place): string {
  if (place === 'meeting') return 'Write to those of the meeting'
  return place === 'programme' ? 'Write on the public page' : 'Write to your colleagues'
}
