/** What becomes of somebody's plans, meetings and partner when their hub changes, or they leave it for none. */
export function movedWords(who: 'you' | 'they', to: 'another hub' | 'none'): string {
  const keeps = `${who === 'you' ? 'You' : 'They'} keep any plans and reports`
  if (to === 'none') return `${keeps}, but ${who} won’t have meetings or a partner.`
  return `${keeps}. From now on ${who === 'you' ? 'your' : 'their'} meetings are the new group’s, and ${who} get a partner there at its next meeting.`
}
