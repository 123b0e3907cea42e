import type { RunState } from '@hubs/schema/live'
import { ChoiceField } from '#ui/choice-field.tsx'
import { Act } from './act.tsx'
import { deviceWords, PROJECTOR, type ChimeHere } from './use-chime.ts'
import type { Acts } from './use-console.ts'

type ConsoleChimeProps = { run: RunState; chime: ChimeHere; device: string; give: Acts['give'] }

/** One screen may sound, softly, when a turn or a part is over; none does until somebody chooses. */
export function ConsoleChime({ run, chime, device, give }: ConsoleChimeProps) {
  const { chimeOn } = run
  const elsewhere = chimeOn !== null && chimeOn !== device && chimeOn !== PROJECTOR
  const choices = [
    { value: '', label: 'Nowhere' },
    { value: device, label: 'On this device' },
    { value: PROJECTOR, label: 'On the projector' },
    ...(elsewhere ? [{ value: chimeOn, label: deviceWords(chimeOn) }] : []),
  ]
  function choose(value: string) {
    if (value === device) chime.tryOut()
    give({ type: 'chime', device: value || null }, value ? 'Chime there' : 'No chime')
  }
  return (
    <div className="col tight">
      <ChoiceField
        kind="one"
        name="chime"
        label="A soft chime when a turn or a part is over"
        hint="It sounds on one device only."
        choices={choices}
        chosen={chimeOn ?? ''}
        onChange={event => choose(event.target.value)}
      />
      {chimeOn === PROJECTOR && (
        <p className="s quiet">The projector’s browser wants one tap or key on its page first.</p>
      )}
      {chime.chosen && (
        <Act onAct={chime.tryOut} className="console-wall-dark">
          Hear it
        </Act>
      )}
    </div>
  )
}
