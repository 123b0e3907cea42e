import { isolated } from '@hubs/rules/text/isolated'
import type { Round, RunPerson, TurnOrder } from '@hubs/schema/meetings/live'

/** An order as the button and the choice say it. */
export const orderWords: Record<TurnOrder, string> = {
  rotating: 'Taking turns to start',
  drawn: 'Random',
  seat: 'Round the table',
  own: 'Your own order',
}

/** Why the rotation is as it is, from who spoke first last time. */
export function whyRotated({ rotation, firstBefore }: Round, people: readonly RunPerson[]): string {
  const name = people.find(({ id }) => id === firstBefore)?.name
  if (!name) return 'Someone different starts at each meeting.'
  if (rotation.at(-1) === firstBefore) return `${isolated(name)} started last time, so goes last today.`
  return `${isolated(name)} started last time, so someone else starts today.`
}
