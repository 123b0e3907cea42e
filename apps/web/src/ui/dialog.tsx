import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './dialog.css'

type DialogProps = {
  open: boolean
  title: string
  onClose: () => void
  /** With room for lists, from the top of the window. */
  wide?: boolean
  children: ReactNode
}

/** Over the page, with the focus inside; Escape and a press outside close it, and the focus goes back. */
export function Dialog({ open, title, onClose, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={isOpen => !isOpen && onClose()} isDismissable className="dialog-scrim">
      <Modal className="dialog-box" data-wide={wide || undefined}>
        <AriaDialog>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
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
