import { useEffect, useRef } from 'react'

/**
 * Where the button that had the keyboard's focus is gone, or can't be pressed any more, the main act gets it: the
 * keyboard never starts at the top again. The mouse leaves no focus behind, and is left alone.
 */
export function useKeptFocus(): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const remember = (event: FocusEvent) => (last.current = event.target as Element)
    const forget = (event: MouseEvent) => {
      if (event.detail > 0) last.current = null
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('click', forget)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('click', forget)
    }
  }, [])
  useEffect(() => {
    const before = last.current
    if (!before || (before.isConnected && !before.matches(':disabled'))) return
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    const { activeElement } = document
    if (activeElement && activeElement !== document.body && activeElement !== before) return
    const main =
      document.querySelector<HTMLElement>('[data-main-act]') ?? document.querySelector<HTMLElement>('main h2')
    main?.focus()
  })
}
