import type { Round, RunPerson, TurnOrder } from '@hubs/schema/live'

/** An order as the button and the choice say it. */
export const orderWords: Record<TurnOrder, string> = {
  rotating: 'Rotating',
  drawn: 'Drawn by lot',
  seat: 'Round the table',
  own: 'As you put it',
}

/** Why the rotation is as it is, from who spoke first last time. */
export function whyRotated({ rotation, firstBefore }: Round, people: readonly RunPerson[]): string {
  const name = people.find(({ id }) => id === firstBefore)?.name
  if (!name) return 'Another person begins, and another is last, at each meeting.'
  if (rotation.at(-1) === firstBefore) return `${name} began last time, and so is last today.`
  return `Last time’s order, turned on: ${name} began then, and somebody else does today.`
}
