import { nameApart } from '@hubs/rules/text/told-apart'
import type { AgendaLink } from '@hubs/schema/meetings/agenda'
import { useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import type { Part } from './agenda-values.ts'

type At = (name: string) => string | undefined
type AgendaExtrasProps = {
  part: Part
  /** The part's place in the form. */
  name: string
  people: readonly { id: string; name: string; apart?: string | undefined }[]
  at: At
  set: (part: Part) => void
}

const LINKS_MOST = 5

/** The first sentence about any of the lines. */
function materialsProblem({ materials }: Part, name: string, at: At) {
  return at(`${name}.materials`) ?? materials.map((_, index) => at(`${name}.materials.${index}`)).find(Boolean)
}

/** Whether something among a part's links and materials needs correcting. */
export function extrasAsk(part: Part, name: string, at: At): boolean {
  const links = part.links.some((_, index) => ['title', 'url'].some(field => at(`${name}.links.${index}.${field}`)))
  return links || materialsProblem(part, name, at) !== undefined
}

/** What goes with a part: pages to open, things to lay out, who leads it. */
export function AgendaExtras(props: AgendaExtrasProps) {
  const { part, name, people, at, set } = props
  return (
    <div className="col">
      <Field
        kind="long"
        rows={2}
        label="Things to bring or set out"
        hint="One per line. Everyone in the group can see this."
        name={`${name}.materials`}
        value={part.materials.join('\n')}
        error={materialsProblem(part, name, at)}
        onChange={event => set({ ...part, materials: event.target.value === '' ? [] : event.target.value.split('\n') })}
      />
      <Links {...props} />
      {people.length > 0 && (
        <Field
          kind="select"
          label="Who’s leading this part"
          hint="Your group can see this. It isn’t shown on the projector."
          name={`${name}.presenterId`}
          value={part.presenterId ?? ''}
          onChange={event => set({ ...part, presenterId: event.target.value || null })}
        >
          <option value="">The facilitator</option>
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {nameApart(person)}
            </option>
          ))}
        </Field>
      )}
    </div>
  )
}

function Links({ part, name, at, set }: AgendaExtrasProps) {
  const place = useRef<HTMLDivElement>(null)
  const put = (links: AgendaLink[]) => set({ ...part, links })
  const change = (index: number, link: Partial<AgendaLink>) =>
    put(part.links.map((each, other) => (other === index ? { ...each, ...link } : each)))
  const add = () => {
    put([...part.links, { title: '', url: '' }])
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  return (
    <div ref={place} className="col">
      {part.links.length > 0 && (
        <ul className="agenda-links plain" aria-label="Links">
          {part.links.map((link, index) => (
            <li key={index}>
              <Field
                label={`Link ${index + 1}`}
                hint="Link text"
                name={`${name}.links.${index}.title`}
                value={link.title}
                error={at(`${name}.links.${index}.title`)}
                onChange={event => change(index, { title: event.target.value })}
              />
              <Field
                label="Web address"
                hint="Starts with https://"
                type="url"
                inputMode="url"
                name={`${name}.links.${index}.url`}
                value={link.url}
                error={at(`${name}.links.${index}.url`)}
                onChange={event => change(index, { url: event.target.value })}
              />
              <Button
                look="ghost"
                aria-label={`Remove link ${index + 1}`}
                onPress={() => put(part.links.filter((_, other) => other !== index))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {part.links.length < LINKS_MOST && (
        <div>
          <Button look="ghost" onPress={add}>
            Add a link
          </Button>
        </div>
      )}
    </div>
  )
}
