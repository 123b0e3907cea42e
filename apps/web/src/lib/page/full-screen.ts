/** The whole screen, or the window again. */
export async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
  // Refused where the browser or the school's rules say no: the page fills the window as it is.
  else await document.documentElement.requestFullscreen?.().catch(() => {})
}
