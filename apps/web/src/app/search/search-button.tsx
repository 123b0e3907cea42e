import Search from 'lucide-react/icons/search'
import { lazy, Suspense, useCallback, useLayoutEffect, useState } from 'react'
import { useShortcuts } from '#lib/page/use-shortcuts.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { ErrorBoundary } from '#ui/page/boundary.tsx'
import { useEarlyTyping } from './use-early-typing.ts'

const SearchOverlay = lazy(() => import('./search-overlay.tsx'))

const notThere = (
  <div className="shell-search-failed">
    <ProblemNote retry={() => window.location.reload()}>
      Search didn’t load. Check your connection, then try again.
    </ProblemNote>
  </div>
)

/** In the bar at the top: a button, Ctrl+K or Cmd+K from anywhere, and / where nobody is typing. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const handOver = useEarlyTyping(open, close)
  useShortcuts({ '/': () => setOpen(true) })
  // Before the paint: whoever sees the page may press.
  useLayoutEffect(() => {
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
            <SearchOverlay handOver={handOver} onClose={close} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}
