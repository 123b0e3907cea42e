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
