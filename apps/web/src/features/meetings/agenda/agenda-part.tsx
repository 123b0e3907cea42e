import { count } from '@hubs/rules/text/words'
import { segmentKinds, MINUTES_MOST } from '@hubs/schema/meetings/agenda'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Stepper } from '#ui/fields/stepper.tsx'
import { AgendaExtras, extrasAsk } from './agenda-extras.tsx'
import { kindWords, type Part } from './agenda-values.ts'

type AgendaPartProps = {
  /** What the form calls its list of parts. */
  list: 'segments' | 'parts'
  part: Part
  index: number
  starts: string
  /** Who could lead it; none where the agenda is for any group. */
  people: readonly { id: string; name: string; apart?: string | undefined }[]
  warning: string | undefined
  at: (name: string) => string | undefined
  set: (part: Part) => void
}

/** One part of the agenda. What is written less often is folded away. */
export function AgendaPart({ list, part, index, starts, people, warning, at, set }: AgendaPartProps) {
  const name = `${list}.${index}`
  return (
    <div className="agenda-part">
      <div className="agenda-part-main">
        <p className="agenda-part-time num">
          <span className="hidden-text">Starts </span>
          {starts}
        </p>
        <Field
          label={`Part ${index + 1}`}
          name={`${name}.title`}
          value={part.title}
          error={at(`${name}.title`)}
          onChange={event => set({ ...part, title: event.target.value })}
        />
        <Stepper
          label="Minutes"
          name={`${name}.minutes`}
          value={part.minutes}
          min={1}
          max={MINUTES_MOST}
          unit="minute"
          error={at(`${name}.minutes`)}
          warning={warning}
          onChange={minutes => set({ ...part, minutes })}
        />
      </div>
      <Folded {...{ list, part, index, people, at, set }} />
    </div>
  )
}

/** "keeps its time, 2 links, whiteboards to bring": what is folded away, so that nobody has to look. */
function said({ protected: kept, links, materials }: Part): string {
  return [
    kept && 'keeps its time',
    links.length > 0 && count(links.length, 'link'),
    materials.some(Boolean) && `${count(materials.filter(Boolean).length, 'thing')} to bring`,
  ]
    .filter(Boolean)
    .join(', ')
}

const SEEN_BY_ALL = 'Everyone sees this on the projector and on their phones. The first line is shown larger.'

/** What is written less often. Open where something in it needs a look, or the part is new. */
function Folded({ list, part, index, people, at, set }: Omit<AgendaPartProps, 'starts' | 'warning'>) {
  const name = `${list}.${index}`
  const asks = ['prompt', 'notes', 'kind'].some(field => at(`${name}.${field}`)) || extrasAsk(part, name, at)
  return (
    <details open={asks || (part.title === '' && part.id === undefined) || undefined}>
      <summary>
        Prompt, notes, links
        {said(part) && <span className="s quiet"> ({said(part)})</span>}
      </summary>
      <div className="col">
        <Field
          kind="long"
          rows={2}
          label="Prompt"
          hint={part.kind === 'introduction' ? `Write your learning intentions here. ${SEEN_BY_ALL}` : SEEN_BY_ALL}
          name={`${name}.prompt`}
          value={part.prompt}
          error={at(`${name}.prompt`)}
          onChange={event => set({ ...part, prompt: event.target.value })}
        />
        <Field
          kind="long"
          rows={2}
          label="Notes"
          hint="Only facilitators can see these, on the console."
          name={`${name}.notes`}
          value={part.notes}
          error={at(`${name}.notes`)}
          onChange={event => set({ ...part, notes: event.target.value })}
        />
        <AgendaExtras {...{ part, name, people, at, set }} />
        <Field
          kind="select"
          label="Type"
          name={`${name}.kind`}
          value={part.kind}
          error={at(`${name}.kind`)}
          onChange={event => {
            const kind = segmentKinds.find(each => each === event.target.value)
            if (kind) set({ ...part, kind })
          }}
        >
          {segmentKinds.map(kind => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </Field>
        <Check
          label="Keep this part’s time: shorten other parts first"
          checked={part.protected}
          onChange={event => set({ ...part, protected: event.target.checked })}
        />
      </div>
    </details>
  )
}
