import { useLocation } from 'react-router-dom'

type WayBack = { to: string; label: string }

/** What a link carries, so that the page it opens leads back here, wherever else it belongs. */
export const backTo = (to: string, label: string) => ({ back: { to, label } })
export type BackTo = ReturnType<typeof backTo>

/** Where the link that opened this page wants it to lead back to, if it says so. */
export function useWayBack(): WayBack | undefined {
  const state: unknown = useLocation().state
  if (typeof state !== 'object' || state === null || !('back' in state)) return undefined
  return (state as BackTo).back
}
