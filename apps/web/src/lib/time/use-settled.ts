import { useEffect, useState } from 'react'

/** Typing goes on for so long before the server is asked. */
const PAUSE_MS = 180

/** What stands still after a short pause in the typing. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
