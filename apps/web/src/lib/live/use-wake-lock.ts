import { useEffect } from 'react'

/** Keeps the screen from going dark while the page is seen, where the browser can. */
export function useWakeLock(on = true): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let gone = false
    async function hold() {
      if (document.visibilityState !== 'visible') return
      // Refused on a low battery: the meeting goes on without it.
      lock = await navigator.wakeLock.request('screen').catch(() => null)
      if (gone) void lock?.release()
    }
    void hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [on])
}
