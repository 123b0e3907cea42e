import { useEffect, useRef } from 'react'

/** Where somebody is once what they pressed has gone: on the button of this place. */
export function useFocusAfterwards() {
  const place = useRef<HTMLDivElement>(null)
  const isDue = useRef(false)
  useEffect(() => {
    if (isDue.current) place.current?.querySelector('button')?.focus()
    isDue.current = false
  })
  const due = () => {
    isDue.current = true
  }
  return [place, due] as const
}
