type Watcher = {
  /** The page is looked at. `woke`: after it was out of sight, so the device may have slept. */
  seen: (woke: boolean) => void
  /** The network is back, as far as the device can tell. */
  back: () => void
}

/** Whether a device has slept, or found its network again. @returns ends it */
export function watchDevice({ seen, back }: Watcher): () => void {
  let hidden = document.visibilityState !== 'visible'
  const look = () => {
    const visible = document.visibilityState === 'visible'
    if (visible) seen(hidden)
    hidden = !visible
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  window.addEventListener('online', back)
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('focus', look)
    window.removeEventListener('online', back)
  }
}
