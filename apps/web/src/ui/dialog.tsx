import { lazy, Suspense, useState } from 'react'
import { Button } from './button.tsx'
import type { DialogProps } from './dialog-box.tsx'

const DialogBox = lazy(() => import('./dialog-box.tsx'))

/** Over the page, with the focus inside. Its code, a sixth of what a page may weigh, comes with the first that opens. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  )
}

type ConfirmProps = DialogProps & {
  /** What happens, in words: "Change to e-Learning". */
  action: string
  /** What stays: "Keep Questioning". */
  keep: string
  pending?: boolean
  danger?: boolean
  onConfirm: () => void
}

/** Asks once before something that takes effort to take back. */
export function Confirm({
  action,
  keep,
  pending = false,
  danger = false,
  onConfirm,
  children,
  ...dialog
}: ConfirmProps) {
  return (
    <Dialog {...dialog}>
      {children}
      <div className="row wrap">
        <Button look={danger ? 'danger' : 'main'} isPending={pending} onPress={onConfirm}>
          {action}
        </Button>
        <Button look="ghost" onPress={dialog.onClose}>
          {keep}
        </Button>
      </div>
    </Dialog>
  )
}
