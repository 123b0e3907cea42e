import { clockMinute } from '@hubs/rules/dates/clock-minutes'
import { SECOND_MS, MINUTE_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { dayAfter } from '@hubs/rules/dates/school-days'
import { day, wallTime } from '@hubs/schema/common'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { useState } from 'react'
import { z } from 'zod'
import { afterwards } from '#lib/query-client.ts'
import { dayOf, shortDay } from '#lib/time/time.ts'
import { instantOf, iso, wallClockOf } from '#lib/time/wall-clock.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Confirm, Dialog } from '#ui/dialog.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeProgramme } from '../programme-edit.queries.ts'

const TWO_WEEKS = 14

type OpenNowProps = { programme: Programme; timeZone: string }

/** Opens the choice from this minute, or closes it. */
export function OpenNow({ programme, timeZone }: OpenNowProps) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  if (programme.choice.state === 'open') return <CloseNow programme={programme} />
  return (
    <>
      <Button look="main" onPress={() => setAsking(true)}>
        Open hub choices now
      </Button>
      <Dialog open={asking} title="Open hub choices now" onClose={close}>
        <OpenNowForm programme={programme} timeZone={timeZone} onDone={close} />
      </Dialog>
    </>
  )
}

/** The minute that has begun. */
const thisMinute = () => clockMinute(Date.now())

/** Two weeks from now, or the Friday before where that is a weekend: nobody is at school to help them choose. */
function twoWeeksOn(timeZone: string): string {
  const later = dayOf(Date.now() + TWO_WEEKS * DAY_MS, timeZone)
  const weekday = new Date(later).getUTCDay()
  return dayAfter(later, weekday === 0 ? -2 : weekday === 6 ? -1 : 0)
}

/** The end that the school has set, where it is still to come. */
function proposedEnd({ choice }: Programme, timeZone: string): { day: string; time: string } {
  const isToCome = Date.parse(choice.closesAt) > Date.now() + DAY_MS
  return isToCome ? wallClockOf(choice.closesAt, timeZone) : { day: twoWeeksOn(timeZone), time: '18:00' }
}

function OpenNowForm({ programme, timeZone, onDone }: OpenNowProps & { onDone: () => void }) {
  const change = useChangeProgramme()
  const say = useToast()
  const schema = z
    .object({ closesDay: day, closesTime: wallTime })
    .refine(v => Date.parse(instantOf(v.closesDay, v.closesTime, timeZone)) > thisMinute(), {
      path: ['closesDay'],
      error: 'Choose a date and time in the future.',
      // Only of a day and a time that are ones: an empty field has a sentence of its own.
      when: ({ value }) => z.object({ closesDay: day, closesTime: wallTime }).safeParse(value).success,
    })
  const [until] = useState(() => proposedEnd(programme, timeZone))
  const { form, formProps } = useZodForm({
    schema,
    defaultValues: { closesDay: until.day, closesTime: until.time },
    send: ({ closesDay, closesTime }) =>
      change.mutateAsync({
        // Not in the server’s future, where the two clocks differ a little.
        choiceOpensAt: iso(thisMinute() - MINUTE_MS),
        choiceClosesAt: instantOf(closesDay, closesTime, timeZone),
        expectedVersion: programme.version,
      }),
    onSent(_, { closesDay, closesTime }) {
      say(`Hub choices are open until ${shortDay(closesDay)} at ${closesTime}.`)
      onDone()
    },
    fieldFor: { choiceClosesAt: 'closesDay' },
  })
  return (
    <Form label="Open hub choices now" {...formProps}>
      <p>
        {programme.choosing === 'ranked'
          ? 'Teachers and support staff can rank the hubs straight away.'
          : 'Teachers can choose a hub straight away. Support staff can opt in or leave at any time.'}
      </p>
      <FormPair>
        <FormDateField kind="date" label="Until" control={form.control} name="closesDay" />
        <FormDateField kind="time" label="At" control={form.control} name="closesTime" />
      </FormPair>
      <FormFoot>
        <Submit waiting="Opening…">Open hub choices</Submit>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

function CloseNow({ programme }: { programme: Programme }) {
  const [asking, setAsking] = useState(false)
  const change = useChangeProgramme()
  const say = useToast()
  const closeAt = (minute: number, expectedVersion: number) =>
    change.mutateAsync({
      // They may have been opened this very minute.
      choiceClosesAt: iso(Math.max(minute, Date.parse(programme.choice.opensAt) + SECOND_MS)),
      expectedVersion,
    })
  const closeNow = async () => {
    const saved = await closeAt(thisMinute(), programme.version)
    // By the server’s clock that minute may still be to come.
    return saved.choice.state === 'open' ? closeAt(thisMinute() - MINUTE_MS, saved.version) : saved
  }
  const close = () =>
    afterwards(closeNow(), () => {
      setAsking(false)
      say('Hub choices closed.')
    })
  return (
    <>
      <Button onPress={() => setAsking(true)}>Close hub choices</Button>
      <Confirm
        open={asking}
        title="Close hub choices now?"
        action={change.isPending ? 'Closing…' : 'Close hub choices'}
        keep="Keep them open"
        pending={change.isPending}
        onClose={() => setAsking(false)}
        onConfirm={close}
      >
        <p>
          {programme.choosing === 'ranked'
            ? 'What people have ranked is kept, and you can allocate hubs. Anyone who hasn’t ranked them gets a place too.'
            : 'Teachers keep the hub they’ve chosen. Anyone who hasn’t chosen, or wants to change, will need to ask you.'}{' '}
          Everyone’s home page asks one question before the hubs start, and today is the last day to answer it. You can
          reopen hub choices.
        </p>
        <ErrorNote error={change.error} />
      </Confirm>
    </>
  )
}
