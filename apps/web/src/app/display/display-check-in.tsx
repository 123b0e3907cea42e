import { lazy, Suspense } from 'react'

/** Drawing the code is loaded only where there is one. */
const CheckInPanel = lazy(async () => ({
  default: (await import('#features/displays/check-in/check-in-panel.tsx')).CheckInPanel,
}))

/** The code to come in by, on a wall. */
export function DisplayCheckIn({ path }: { path: string }) {
  return (
    <Suspense fallback={null}>
      <CheckInPanel path={path} />
    </Suspense>
  )
}
