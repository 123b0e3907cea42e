import { useSearchParams } from 'react-router-dom'
import { SearchPanel } from '#features/search/search-panel.tsx'
import { Page } from '#ui/page/page.tsx'
import { commandsFor } from '#app/search/search-commands.ts'
import { hitSign, hitTo } from '#app/search/search-links.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import '../narrow-page.css'

/** The same box as a page, with what is looked for in its address. */
export default function SearchScreen() {
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  return (
    <Page look="narrow-page" title="Search">
      <SearchPanel
        value={q}
        onChange={value => setParams(value ? { q: value } : {}, { replace: true })}
        linkTo={hit => hitTo(hit, me)}
        commandsFor={q => commandsFor(me, q)}
        sign={hitSign}
      />
    </Page>
  )
}
