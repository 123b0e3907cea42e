/** What becomes of somebody's plans, meetings and partner when their hub changes, or they leave it for none. */
export function movedWords(pronoun: 'you' | 'they', to: 'another hub' | 'none'): string {
  const subject = pronoun === 'you' ? 'You' : 'They'
  const keeps = `${subject} keep any plans and reports`
  if (to === 'none') return `${keeps}, but ${pronoun} won’t have meetings or a partner.`
  return `${keeps}. ${subject}’ll go to the new group’s meetings from now on, and get a partner at the next one.`
}
