import type { NoticeKind, OptionalNoticeKind } from '@hubs/schema/notices'

/** What each email is, and when it goes out. */
export const noticeWords: Record<NoticeKind, { name: string; when: string }> = {
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
}

/** The same for those who choose how they hear of it. */
export const choiceWords: Record<OptionalNoticeKind, { label: string; hint: string }> = {
  'meeting-soon': { label: 'A week before a meeting', hint: 'The agenda, and what to bring.' },
  minutes: { label: 'Minutes of your group’s meetings', hint: 'When your facilitator emails them.' },
  reminder: { label: 'Reminders', hint: 'To catch up on a meeting, or make a plan.' },
}
