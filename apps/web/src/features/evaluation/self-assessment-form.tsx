import { SCENARIO_ITEM, type OwnRatings } from '@hubs/schema/evaluation'
import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { useIsUnkept } from '#lib/storage/unkept.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { marksOf, untilWords } from './evaluation-labels.ts'
import { useRate } from './evaluation.queries.ts'
import './self-assessment.css'
import { afterwards } from '#lib/query-client.ts'

type Item = OwnRatings['items'][number]

const none = {}

/** What was tapped here and not sent yet, kept on the device. */
function useMarks({ hub, moment, items }: OwnRatings) {
  const name = `rating/${hub.slug}/${moment}`
  const { value: marks, type, accepted, elsewhere } = useTyped<Record<string, number>>(name, none)
  return {
    elsewhere,
    markOf: ({ item, value }: Item) => marks[item] ?? value,
    changed: items.flatMap(({ item, value }) => {
      const mark = marks[item]
      return mark !== undefined && mark !== value ? [{ item, value: mark }] : []
    }),
    tap: (item: string, mark: number) => type({ ...marks, [item]: mark }),
    forget: () => accepted(none),
  }
}

type SelfAssessmentFormProps = { ratings: OwnRatings; onDone: () => void }

/** One tap an item. What is tapped is kept until it is sent; what was sent can be altered while the moment is open. */
export function SelfAssessmentForm({ ratings, onDone }: SelfAssessmentFormProps) {
  const { hub, moment, items, closesOn } = ratings
  const { elsewhere, markOf, changed, tap, forget } = useMarks(ratings)
  const [asked, setAsked] = useState<string>()
  const send = useRate(hub.slug, moment)
  const say = useToast()
  const isUnkept = useIsUnkept()
  const answered = items.filter(item => markOf(item) !== null).length
  const submit = () => {
    if (send.isPending) return
    if (changed.length === 0)
      return setAsked(
        answered === 0
          ? 'Choose an answer first.'
          : 'You’ve already sent your answers. To change one, choose a new answer and send it.',
      )
    const onSuccess = () => {
      forget()
      say(`Thank you. Your answers are sent. You can change them ${untilWords(closesOn) || 'while this is open'}.`)
      onDone()
    }
    afterwards(send.mutateAsync({ ratings: changed }), onSuccess)
  }
  return (
    <Form
      label="Self-rating"
      problem={send.error ? sentenceOf(send.error) : asked}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <ElsewhereNote elsewhere={elsewhere} />
      {items.map(item => (
        <RateItem
          key={item.item}
          item={item}
          mark={markOf(item)}
          onTap={mark => {
            setAsked(undefined)
            tap(item.item, mark)
          }}
        />
      ))}
      <FormFoot>
        <Button type="submit" look="main" big isPending={send.isPending}>
          {send.isPending ? 'Sending…' : buttonWords(items, answered)}
        </Button>
        <p className="s quiet" role="status">
          {changed.length > 0 &&
            `${capital(count(changed.length, 'answer'))} ${isUnkept ? '' : 'saved on this device, '}not sent yet.`}
        </p>
      </FormFoot>
    </Form>
  )
}

type RateItemProps = { item: Item; mark: number | null; onTap: (mark: number) => void }

function RateItem({ item: { item, text }, mark, onTap }: RateItemProps) {
  return (
    <div className="rate-item card">
      <ChoiceField
        kind="one"
        look="pills"
        name={item}
        label={text}
        hint={
          item === SCENARIO_ITEM ? 'How confident are you about what you’d do?' : 'How true is this of your own work?'
        }
        choices={marksOf(item).map((label, index) => ({ value: String(index + 1), label: `${index + 1}\n${label}` }))}
        chosen={mark === null ? '' : String(mark)}
        onChange={event => onTap(Number(event.target.value))}
      />
    </div>
  )
}

function buttonWords(items: readonly Item[], answered: number): string {
  if (items.some(({ value }) => value !== null)) return 'Send my changes'
  if (answered === 0 || answered === items.length) return 'Send my answers'
  return `Send ${count(answered, 'answer')}, skip the rest`
}
