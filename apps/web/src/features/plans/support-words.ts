import type { SupportRequest } from '@hubs/schema/support'

/** "Asked, no answer yet", for whoever asked. */
export function stateWords({ state }: Pick<SupportRequest, 'state'>): string {
  switch (state) {
    case 'asked':
      return 'Asked, no answer yet'
    case 'accepted':
      return 'Said yes'
    case 'given':
      return 'Given'
    case 'not-possible':
      return 'Not possible'
    case 'withdrawn':
      return 'No longer needed'
    default:
      return state satisfies never
  }
}
