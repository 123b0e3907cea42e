import { useEffect, useState } from 'react'
import { SearchPanel } from '#features/search/search-panel.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useMe } from '../session/session-gate.tsx'
import type { HandOver } from './use-early-typing.ts'
import { commandsFor } from './search-commands.ts'
import { hitSign, hitTo } from './search-links.tsx'

type SearchOverlayProps = { handOver: HandOver; onClose: () => void }

/** The box over whatever page one is on. What was typed is gone when it closes. */
export default function SearchOverlay({ handOver, onClose }: SearchOverlayProps) {
  const me = useMe()
  const [value, setValue] = useState('')
  useEffect(() => handOver(setValue), [handOver])
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
