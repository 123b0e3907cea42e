import { useEffect, useState } from 'react'

/** Epoch milliseconds, read at the first draw and each time the page comes back into view. For days, not for seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && setNow(Date.now())
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return now
}
