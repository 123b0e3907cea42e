import type { ComponentProps, ReactNode } from 'react'

type ActProps = Omit<ComponentProps<'button'>, 'onClick' | 'className' | 'type'> & {
  look?: 'main' | 'plain' | 'ghost'
  big?: boolean
  className?: string
  /** Quick repeats are meant: "+1 min" three times is three minutes. */
  again?: boolean
  onAct: () => void
  children: ReactNode
}

/** To the heading of what is on now, where there is one: the next Tab goes on from there, and space is next. */
function leaveFocus(button: HTMLElement) {
  button.blur()
  document.querySelector<HTMLElement>('.console-now h2[tabindex]')?.focus({ preventScroll: true })
}

/**
 * A button of the running meeting. The second click of a double one does nothing, and the mouse leaves no focus behind,
 * so that the space bar means "next" again. A keyboard's focus stays where it is.
 */
export function ConsoleButton({
  look = 'plain',
  big = false,
  className = '',
  again = false,
  onAct,
  children,
  ...rest
}: ActProps) {
  return (
    <button
      {...rest}
      type="button"
      className={`btn ${look} ${big ? 'big' : ''} ${className}`}
      onClick={event => {
        if (event.detail > 1 && !again) return
        if (event.detail > 0) leaveFocus(event.currentTarget)
        onAct()
      }}
    >
      {children}
    </button>
  )
}
