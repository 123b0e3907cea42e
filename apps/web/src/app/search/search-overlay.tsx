import { useState } from 'react'
import { SearchPanel } from '#features/search/search-panel.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useMe } from '../session/session-gate.tsx'
import { commandsFor } from './search-commands.ts'
import { hitSign, hitTo } from './search-links.tsx'

/** The box over whatever page one is on. What was typed is gone when it closes. */
export default function SearchOverlay({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [value, setValue] = useState('')
  return (
    <Dialog open title="Search" onClose={onClose} wide>
      <SearchPanel
        focusNow
        value={value}
        onChange={setValue}
        onGo={onClose}
        linkTo={hit => hitTo(hit, me)}
        commandsFor={q => commandsFor(me, q)}
        sign={hitSign}
      />
    </Dialog>
  )
}
