import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import { Failures } from './notes/failures.tsx'
import './dialog.css'

export type DialogProps = {
  open: boolean
  title: string
  onClose: () => void
  /** With room for lists, from the top of the window. */
  wide?: boolean
  children: ReactNode
}

/** Over the page, with the focus inside; Close, Escape and a press outside close it, and the focus goes back. */
export default function DialogBox({ open, title, onClose, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={isOpen => !isOpen && onClose()} isDismissable className="dialog-scrim">
      <Modal className="dialog-box" data-wide={wide || undefined}>
        <AriaDialog>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="ghost" className="dialog-close" aria-label="Close" onPress={onClose}>
              <X className="icon" aria-hidden />
            </Button>
          </div>
          <Failures>{children}</Failures>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
