import type { RunState } from '@hubs/schema/meetings/live'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ConsoleButton } from './console-button.tsx'
import { deviceWords, PROJECTOR, type ChimeHere } from '../live/use-chime.ts'
import type { ConsoleCommands } from './use-console.ts'

type ConsoleChimeProps = { run: RunState; chime: ChimeHere; device: string; dispatch: ConsoleCommands['dispatch'] }

/** One screen may sound, softly, when a turn or a part is over; none does until somebody chooses. */
export function ConsoleChime({ run, chime, device, dispatch }: ConsoleChimeProps) {
  const { chimeOn } = run
  const elsewhere = chimeOn !== null && chimeOn !== device && chimeOn !== PROJECTOR
  const choices = [
    { value: '', label: 'Off' },
    { value: device, label: 'On this device' },
    { value: PROJECTOR, label: 'On the projector' },
    ...(elsewhere ? [{ value: chimeOn, label: deviceWords(chimeOn) }] : []),
  ]
  function choose(value: string) {
    if (value === device) chime.tryOut()
    dispatch({ type: 'chime', device: value || null }, value ? 'Turn the chime on' : 'Turn the chime off')
  }
  return (
    <div className="col tight">
      <ChoiceField
        kind="one"
        name="chime"
        label="Play a soft chime when a turn or part ends"
        hint="It plays on one device only."
        choices={choices}
        chosen={chimeOn ?? ''}
        onChange={event => choose(event.target.value)}
      />
      {chimeOn === PROJECTOR && (
        <p className="s quiet">First tap the projector screen, or press a key there, so its browser can play sound.</p>
      )}
      {chime.chosen && (
        <ConsoleButton onAct={chime.tryOut} className="console-wall-dark">
          Play the chime
        </ConsoleButton>
      )}
    </div>
  )
}
