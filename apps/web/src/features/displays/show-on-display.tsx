import MonitorUp from 'lucide-react/icons/monitor-up'
import { lazy, useState } from 'react'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import type { PairedDisplaysProps } from './paired-displays.tsx'

// With a form, and what a form needs: it comes with the dialog.
const PairedDisplays = lazy(() => import('./paired-displays.tsx').then(each => ({ default: each.PairedDisplays })))

/** A button of the console: puts the meeting on a classroom's screen, where nobody signs in. */
export function ShowOnDisplay(props: PairedDisplaysProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <MonitorUp className="icon" aria-hidden />
        <span className="tool-words">Show on a screen</span>
      </Button>
      <Dialog open={open} title="Show on a screen" onClose={() => setOpen(false)}>
        <Boundary waiting="Loading screens…">
          <PairedDisplays {...props} />
        </Boundary>
      </Dialog>
    </>
  )
}
