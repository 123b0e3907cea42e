import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type ButtonLook = 'main' | 'plain' | 'ghost' | 'danger'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> & {
  look?: ButtonLook
  big?: boolean
  className?: string
  /** On its way: it keeps the focus, cannot be pressed again, and says that it is busy. */
  isPending?: boolean
  children: ReactNode
}

const nothing = () => {}

/** Says what happens. One `main` button in a view. */
export function Button({
  look = 'plain',
  big = false,
  className = '',
  isPending = false,
  children,
  ...rest
}: ButtonProps) {
  // The library's own pending state leaves an unnamed picture behind in its live region, which axe rightly reports.
  const pending = isPending
    ? ({ 'aria-disabled': true, 'data-pending': true, onPress: nothing, type: 'button' } as const)
    : {}
  return (
    <AriaButton {...rest} {...pending} className={`btn ${look} ${big ? 'big' : ''} ${className}`}>
      {children}
    </AriaButton>
  )
}
