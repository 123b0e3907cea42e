import type { SearchHit } from '@hubs/schema/search'
import { useState, type ReactNode } from 'react'
import { Dialog } from '#ui/dialog.tsx'
import type { SearchCommand } from './search-commands.tsx'
import { SearchPanel } from './search-panel.tsx'

type SearchDialogProps = {
  onClose: () => void
  linkTo: (hit: SearchHit) => string | null
  commandsFor: (q: string) => readonly SearchCommand[]
  sign: (hit: SearchHit) => ReactNode
}

/** The box over whatever page one is on. What was typed is gone when it closes. */
export function SearchDialog({ onClose, ...shown }: SearchDialogProps) {
  const [value, setValue] = useState('')
  return (
    <Dialog open title="Search" onClose={onClose} wide>
      <SearchPanel focusNow value={value} onChange={setValue} onGo={onClose} {...shown} />
    </Dialog>
  )
}
