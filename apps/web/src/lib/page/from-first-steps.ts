import { useLocation } from 'react-router-dom'

/** What a link of the first steps carries, so that the page it opens leads back to them. */
export const fromFirstSteps = { from: 'first-steps' } as const

/** Whether this page was opened from the first steps. */
export function useCameFromFirstSteps(): boolean {
  const state: unknown = useLocation().state
  return typeof state === 'object' && state !== null && 'from' in state && state.from === fromFirstSteps.from
}
