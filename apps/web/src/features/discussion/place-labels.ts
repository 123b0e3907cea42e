import type { DiscussionPlace } from '@hubs/schema/discussion'

/** With one group in the hub the word group stays off the screen. */
export type Circle = 'hub' | 'group'

/** Who can read what is written here: said before anybody writes. */
export function readersOf(place: DiscussionPlace, circle: Circle): string {
  if (place === 'meeting') return `Only your ${circle} can read this.`
  if (place === 'programme') return 'Anyone on the internet can read this, with your name.'
  return 'Everyone at your school can read this.'
}

const invitations: Record<DiscussionPlace, string> = {
  hub: 'Ask a question or share something you’ve noticed. One sentence is enough.',
  strategy: 'Have you tried it? Share how it went, or ask someone who has.',
  meeting: 'Something that didn’t get said, or something to bring next time? Add it here.',
  programme: 'Say what being in a hub is like. Visitors can read it here, with your name.',
}

export function invitationTo(place: DiscussionPlace): string {
  return invitations[place]
}

/** What a new thread is called in its field. */
export function askFor(place: DiscussionPlace): string {
  return place === 'programme' ? 'Comment on the public page' : 'Add a comment'
}
