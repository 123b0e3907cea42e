import type { ComponentProps } from 'react'

export type ButtonLook = 'main' | 'plain' | 'ghost' | 'danger'

type ButtonProps = Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & {
  look?: ButtonLook
  big?: boolean
  isDisabled?: boolean
  /** On its way: it keeps the focus, cannot be pressed again, and says that it is busy. */
  isPending?: boolean
  onPress?: (() => void) | undefined
}

/** Says what happens. One `main` button in a view. */
export function Button({
  look = 'plain',
  big = false,
  className = '',
  type = 'button',
  isDisabled = false,
  isPending = false,
  onPress,
  ...rest
}: ButtonProps) {
  const pending = isPending ? { 'aria-disabled': true, 'data-pending': true } : {}
  return (
    <button
      {...rest}
      {...pending}
      type={isPending ? 'button' : type}
      disabled={isDisabled}
      className={`btn ${look} ${big ? 'big' : ''} ${className}`}
      onKeyDown={event => {
        // Enter that is held down would press it again and again.
        if (event.repeat && event.key === 'Enter') event.preventDefault()
      }}
      onClick={event => {
        if (isPending) return
        // Safari leaves the focus where it was, and a dialog that closes would not know where to give it back.
        if (event.detail > 0) event.currentTarget.focus({ preventScroll: true })
        onPress?.()
      }}
    />
  )
}
