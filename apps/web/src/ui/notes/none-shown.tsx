import { Button } from '#ui/button.tsx'
import { EmptyState } from './empty-state.tsx'

type NoneShownProps = {
  /** Whether something was typed: else it is what was chosen that leaves nobody. */
  typed: boolean
  /** Nothing typed, and nothing left out. */
  onShowEveryone: () => void
}

/** A list of people that is empty because it is narrowed: by what, and the one tap back. */
export function NoneShown({ typed, onShowEveryone }: NoneShownProps) {
  return (
    <EmptyState title={typed ? 'No one matches' : 'No one in this list'}>
      <p>{typed ? 'Try fewer letters, or show everyone.' : 'Choose another list, or show everyone.'}</p>
      <Button onPress={onShowEveryone}>Show everyone</Button>
    </EmptyState>
  )
}
