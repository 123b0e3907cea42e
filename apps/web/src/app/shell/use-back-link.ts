import { useCameFromFirstSteps } from '#lib/page/from-first-steps.ts'
import { paths } from '#shared/paths.ts'

type WayBack = { to: string; label: string }

/** Back to Getting started for those who came from there, and where the page belongs for everyone else. */
export function useBackLink<Else extends WayBack | undefined>(otherwise: Else): WayBack | Else {
  return useCameFromFirstSteps() ? { to: paths.firstSteps, label: 'Getting started' } : otherwise
}
