import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type ButtonLook = 'main' | 'plain' | 'ghost' | 'danger'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  look?: ButtonLook
  big?: boolean
  className?: string
  children: ReactNode
}

/** Says what happens. One `main` button in a view. While `isPending` it cannot be pressed again and says so. */
export function Button({ look = 'plain', big = false, className = '', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`btn ${look} ${big ? 'big' : ''} ${className}`}>
      {children}
    </AriaButton>
  )
}
