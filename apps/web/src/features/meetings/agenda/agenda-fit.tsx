import { PEOPLE_MOST } from '@hubs/schema/meetings/agenda'
import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/fields/check.tsx'
import { Stepper } from '#ui/fields/stepper.tsx'

type AgendaFitProps = {
  minutes: number
  hasBreak: boolean
  people: number
  setPeople: (people: number) => void
  fit: (withBreak: boolean) => void
}

/** Shares the meeting's minutes out anew, so that everybody expected is heard. */
export function AgendaFit({ minutes, hasBreak, people, setPeople, fit }: AgendaFitProps) {
  const [withBreak, setWithBreak] = useState(hasBreak)
  const known = Number.isInteger(people) && people >= 1 && people <= PEOPLE_MOST
  return (
    <div className="agenda-fit card">
      <Stepper
        label="People expected"
        value={people}
        min={1}
        max={PEOPLE_MOST}
        unit="person"
        error={known ? undefined : `Enter a number from 1 to ${PEOPLE_MOST}.`}
        onChange={setPeople}
      />
      <Check label="Include a break" checked={withBreak} onChange={event => setWithBreak(event.target.checked)} />
      <div className="col tight">
        <Button isDisabled={!known} onPress={() => fit(withBreak)}>
          Fit to {minutes} minutes and {known ? count(people, 'person', 'people') : 'your group'}
        </Button>
        <span className="s quiet">Keeps your titles, prompts and notes.</span>
      </div>
    </div>
  )
}
