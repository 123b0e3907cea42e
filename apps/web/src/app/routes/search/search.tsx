import { useSearchParams } from 'react-router-dom'
import { SearchPanel } from '#features/search/search-panel.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { commandsFor } from '#app/search/search-commands.ts'
import { hitSign, hitTo } from '#app/search/search-links.tsx'
import { useMe } from '#app/shell/session-gate.tsx'
import '../narrow-page.css'

/** The same box as a page, with what is looked for in its address. */
export default function SearchScreen() {
  const me = useMe()
  const heading = usePageTitle('Search · Learning Hubs')
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  return (
    <main className="page narrow-page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Search
      </h1>
      <SearchPanel
        value={q}
        onChange={value => setParams(value ? { q: value } : {}, { replace: true })}
        linkTo={hit => hitTo(hit, me)}
        commandsFor={q => commandsFor(me, q)}
        sign={hitSign}
      />
    </main>
  )
}
