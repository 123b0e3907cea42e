/** For signed-in people, once the page has loaded: from then on the meeting opens without the network. */
export function registerWorker(): void {
  // The development server gives out its modules itself, and a page on plain http has no workers.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
