import { lazy, Suspense } from 'react'
import { addressOf, paths, shortAddress } from '../paths.ts'

/** Drawing the code is loaded only where there is one. */
const DoorPanel = lazy(async () => ({
  default: (await import('#features/displays/check-in/check-in-panel.tsx')).DoorPanel,
}))

/** The code to come in by, on a wall. */
export function WallDoor({ path }: { path: string }) {
  return (
    <Suspense fallback={null}>
      <DoorPanel
        path={path}
        address={shortAddress(paths.arrive(''))}
        addressOf={code => addressOf(paths.arrive(code))}
      />
    </Suspense>
  )
}
