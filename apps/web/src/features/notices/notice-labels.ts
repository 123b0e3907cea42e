import type { NoticeKind, OptionalNoticeKind } from '@hubs/schema/notices'

/** What each email is, and when it goes out. */
export const noticeWords: Record<NoticeKind, { name: string; when: string }> = {
  choosing: {
    name: 'Choosing a hub',
    when: 'When choices open, a few days before they close, on the last day, and after it.',
  },
  allocated: { name: 'Your hub', when: 'When hubs are allocated and published, to everyone who has one.' },
  'place-offered': {
    name: 'A place in a hub',
    when: 'When a place is free for the next person on a waiting list, and when the offer has ended.',
  },
  'swap-offered': {
    name: 'A swap of hubs',
    when: 'When a swap would give everyone in it a hub they ranked higher, and when it isn’t going ahead.',
  },
  placed: { name: 'Your hub has changed', when: 'When a coordinator adds someone to a hub or changes their hub.' },
  'meeting-soon': { name: 'Before a meeting', when: 'A week before each meeting, to everyone in the group.' },
  'meeting-moved': {
    name: 'A meeting has changed',
    when: 'When the date, time, length or room changes, with an updated invitation.',
  },
  'meeting-cancelled': {
    name: 'A meeting is cancelled',
    when: 'When a meeting is cancelled. It also removes the meeting from calendars.',
  },
  minutes: { name: 'Minutes', when: 'When a facilitator emails the minutes.' },
  reminder: { name: 'Reminders', when: 'When a facilitator or coordinator sends one from Reminders.' },
  'hours-corrected': { name: 'Your hours were corrected', when: 'When a coordinator corrects someone’s hours.' },
  'school-downloaded': {
    name: 'Everything was downloaded',
    when: 'When an administrator downloads everything Learning Hubs holds, to everyone at the school.',
  },
}

/** The same for those who choose how they hear of it. */
export const choiceWords: Record<OptionalNoticeKind, { label: string; hint: string }> = {
  'meeting-soon': { label: 'A week before a meeting', hint: 'The agenda, and what to bring.' },
  minutes: { label: 'Minutes of your group’s meetings', hint: 'When your facilitator emails them.' },
  reminder: { label: 'Reminders', hint: 'To catch up on a meeting, or make a plan.' },
}
