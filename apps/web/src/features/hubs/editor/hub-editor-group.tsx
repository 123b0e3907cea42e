import { expectedVersion, id } from '@hubs/schema/common'
import { updateGroup, type Group, type HubDetail, type UpdateGroup } from '@hubs/schema/hubs'
import { useState } from 'react'
import { z } from 'zod'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { PersonSlot } from './hub-editor-slot.tsx'
import type { Picker } from './name-facilitator.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { hubIn, useChangeGroup } from './hub-editor.queries.ts'
import './hub-editor-group.css'

/** Who was picked: the form shows the name, and sends the id alone. */
const somebody = z.object({ id, name: z.string() }).nullable()
const typed = z.object({
  places: z.number('Enter the number of places.'),
  facilitator: somebody,
  coFacilitator: somebody,
  expectedVersion,
})
type Values = z.infer<typeof typed>
type Slot = 'facilitator' | 'coFacilitator'

// What is typed is not what is sent: people become their ids, checked by the schema the server uses.
const toChange = typed
  .refine(v => v.facilitator === null || v.facilitator.id !== v.coFacilitator?.id, {
    path: ['coFacilitator'],
    error: 'Choose two different people.',
  })
  .transform((v): UpdateGroup => ({
    places: v.places,
    facilitatorId: v.facilitator?.id ?? null,
    coFacilitatorId: v.coFacilitator?.id ?? null,
    expectedVersion: v.expectedVersion,
  }))
  .pipe(updateGroup)

const valuesOf = ({ places, facilitator, coFacilitator, version }: Group): Values => ({
  places,
  facilitator,
  coFacilitator,
  expectedVersion: version,
})

const inWords = (v: Values) => [
  { label: 'Places', now: String(v.places) },
  { label: 'Facilitator', now: v.facilitator?.name ?? '' },
  { label: 'Co-facilitator', now: v.coFacilitator?.name ?? '' },
]

type GroupEditorProps = {
  hub: HubDetail
  group: Group
  Picker: Picker
}

const slots = [
  {
    slot: 'facilitator',
    label: 'Facilitator',
    hint: 'Keeps each meeting on time and friendly. A member like everyone else, not the expert. Gets a place in this hub.',
  },
  { slot: 'coFacilitator', label: 'Co-facilitator', hint: 'Steps in when the facilitator is away.' },
] as const

function useGroupForm(hub: HubDetail, group: Group) {
  const change = useChangeGroup(hub.slug, group.id)
  const say = useToast()
  // A change of one group answers with its whole hub; null where the group has been closed meanwhile.
  const valuesIn = (now: HubDetail | null) => {
    const own = now?.groups.find(each => each.id === group.id)
    return own ? valuesOf(own) : null
  }
  const standing = valuesOf(group)
  return useRecordForm({
    draftKey: `group-${group.id}`,
    standing,
    schema: toChange,
    save: async input => valuesIn(await change.mutateAsync(input)) ?? standing,
    savedValuesIn: current => valuesIn(hubIn(current)),
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
    fieldFor: { facilitatorId: 'facilitator', coFacilitatorId: 'coFacilitator' },
  })
}

/** How many places a group has, and who leads it. */
export function HubGroupEditor({ hub, group, Picker }: GroupEditorProps) {
  const { form, field, at, value, put, formProps, notes } = useGroupForm(hub, group)
  const say = useToast()
  const [picking, setPicking] = useState<Slot | null>(null)
  const choose = (slot: Slot, person: Values[Slot]) => {
    form.clearErrors(slot)
    put(slot, person)
    setPicking(null)
  }
  /** Empties a slot in the form only; the toast can put the person back. */
  const clear = (slot: Slot, label: string) => {
    const before = form.getValues(slot)
    choose(slot, null)
    say(`${label} removed. Not saved yet.`, () => choose(slot, before))
  }
  return (
    <Form label={`Places and facilitators for ${hub.name} ${group.name}`} {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <div className="hub-places">
        <Field
          label="Places"
          hint={`${group.taken ?? 0} taken. 8 to 12 works best.`}
          type="number"
          inputMode="numeric"
          min={1}
          {...field('places', { valueAsNumber: true })}
        />
      </div>
      {slots.map(({ slot, label, hint }) => (
        <PersonSlot
          key={slot}
          label={label}
          hint={hint}
          person={value(slot)}
          error={at(slot)}
          onPick={() => setPicking(slot)}
          onClear={() => clear(slot, label)}
        />
      ))}
      <Picker
        open={picking !== null}
        title={picking === 'coFacilitator' ? 'Choose a co-facilitator' : 'Choose a facilitator'}
        onPick={person => picking && choose(picking, person)}
        onClose={() => setPicking(null)}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save places and facilitators</Submit>
      </FormFoot>
    </Form>
  )
}
