import { SearchDialog } from '#features/search/search-dialog.tsx'
import { commandsFor } from './search-commands.ts'
import { hitSign, hitTo } from './search-links.tsx'
import { useMe } from '../shell/session-gate.tsx'

/** The box over the page. */
export default function SearchOver({ onClose }: { onClose: () => void }) {
  const me = useMe()
  return (
    <SearchDialog
      onClose={onClose}
      linkTo={hit => hitTo(hit, me)}
      commandsFor={q => commandsFor(me, q)}
      sign={hitSign}
    />
  )
}
