type Theme = 'system' | 'light' | 'dark'

const YEAR_S = 31_536_000

/** Paints this page, and tells the server by a cookie how to paint the next one from its first moment. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  const age = theme === 'system' ? 0 : YEAR_S
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  if (theme === 'light' || theme === 'dark') return theme === 'dark'
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false
}

/** Light to dark or back, on this page and for now: on the root, since that is where the colours are worked out. */
export function switchTheme(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'light' : 'dark'
}
