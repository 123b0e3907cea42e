import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import './second-factor.css'

/** Shown once: the server keeps no more than their hashes. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = useToast()
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => say('Recovery codes copied.'),
      () => say('Your browser didn’t copy them. Select and copy the codes yourself.'),
    )
  return (
    <CalmNote live>
      <h3>Save your recovery codes</h3>
      <p>
        If you lose your phone, each of these signs you in once. Keep them somewhere safe. You won’t see them again.
      </p>
      <ul className="factor-codes plain">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button onPress={() => void copy()}>Copy codes</Button>
        <Button look="main" onPress={onDone}>
          I’ve saved them
        </Button>
      </div>
    </CalmNote>
  )
}
