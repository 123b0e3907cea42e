import type { PublicationState } from '@hubs/schema/library/publications'

/** Who asks, as far as a publication is concerned. A strategy that came with the library is its hub's leaders' own. */
export type PublicationSide = { owns: boolean; decides: boolean }

const byOwner: Record<PublicationState, readonly PublicationState[]> = {
  offered: ['withdrawn'],
  published: ['withdrawn'],
  declined: ['withdrawn'],
  withdrawn: ['offered'],
}
const byCoordinator: Record<PublicationState, readonly PublicationState[]> = {
  offered: ['published', 'declined'],
  published: ['offered'],
  declined: ['offered', 'published'],
  withdrawn: [],
}

/**
 * Whether somebody may bring what is published from one state to another. Nothing goes out to the world that its owner
 * has not agreed to: once they have withdrawn it, only they can offer it again. A coordinator can always take it off.
 */
export function mayMovePublication(from: PublicationState, to: PublicationState, { owns, decides }: PublicationSide) {
  return (owns && byOwner[from].includes(to)) || (decides && byCoordinator[from].includes(to))
}
