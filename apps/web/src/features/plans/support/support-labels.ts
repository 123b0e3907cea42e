import type { SupportRequest } from '@hubs/schema/plans/support'

/** "Waiting for an answer", for whoever asked. */
export function stateWords({ state }: Pick<SupportRequest, 'state'>): string {
  switch (state) {
    case 'asked':
      return 'Waiting for an answer'
    case 'accepted':
      return 'Said yes'
    case 'given':
      return 'Done'
    case 'not-possible':
      return 'Can’t help'
    case 'withdrawn':
      return 'Withdrawn'
    default:
      return state satisfies never
  }
}
