import Search from 'lucide-react/icons/search'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useShortcuts } from '#lib/use-shortcuts.ts'
import { ErrorBoundary } from './error-boundary.tsx'

const SearchOver = lazy(() => import('./search-over.tsx'))

const notThere = (
  <p className="shell-search-failed" role="alert">
    The search did not load. Look at your connection, then load this page again.
  </p>
)

/** In the bar at the top: a button, Ctrl+K or Cmd+K from anywhere, and / where nobody is typing. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  useShortcuts({ '/': () => setOpen(true) })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(before => !before)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="shell-search"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <Search className="icon" aria-hidden />
        <span className="shell-search-word">Search</span>
      </button>
      {open && (
        <ErrorBoundary instead={notThere}>
          <Suspense>
            <SearchOver onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}
