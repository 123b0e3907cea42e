import { nameApart } from '@hubs/rules/text/told-apart'
import { LINKS_MOST, type AgendaLink } from '@hubs/schema/meetings/agenda'
import { useRef } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { isTyped, type Part } from './agenda-values.ts'

type At = (name: string) => string | undefined
type AgendaExtrasProps = {
  part: Part
  /** The part's place in the form. */
  name: string
  people: readonly { id: string; name: string; apart?: string | undefined }[]
  at: At
  set: (part: Part) => void
}

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
  // Its place among those that are sent is what a refusal names; one that was left empty is not sent.
  const sent = (index: number, field: 'title' | 'url') => {
    const link = part.links[index]
    if (!link || !isTyped(link)) return { name: '', error: undefined }
    const own = `${name}.links.${part.links.slice(0, index).filter(isTyped).length}.${field}`
    return { name: own, error: at(own) }
  }
  const add = () => {
    put([...part.links, { title: '', url: '' }])
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  return (
    <div ref={place} className="col">
      {part.links.length > 0 && (
        <ul className="agenda-links plain" aria-label="Links">
          {part.links.map((link, index) => (
            <LinkFields
              key={index}
              {...{ link, index }}
              sent={field => sent(index, field)}
              change={link => change(index, link)}
              remove={() => put(part.links.filter((_, other) => other !== index))}
            />
          ))}
        </ul>
      )}
      {part.links.length < LINKS_MOST && (
        <div className="row">
          <Button look="ghost" onPress={add}>
            Add a link
          </Button>
        </div>
      )}
    </div>
  )
}

type LinkFieldsProps = {
  link: AgendaLink
  index: number
  /** Under which name it is sent, and what was refused of it. */
  sent: (field: 'title' | 'url') => { name: string; error: string | undefined }
  change: (link: Partial<AgendaLink>) => void
  remove: () => void
}

function LinkFields({ link, index, sent, change, remove }: LinkFieldsProps) {
  const which = `link ${index + 1}`
  return (
    <li>
      <Field
        label={capital(which)}
        hint="Link text"
        {...sent('title')}
        value={link.title}
        onChange={event => change({ title: event.target.value })}
      />
      <Field
        label={
          <>
            Web address<span className="hidden-text">, {which}</span>
          </>
        }
        hint="Starts with https://"
        type="url"
        inputMode="url"
        {...sent('url')}
        value={link.url}
        onChange={event => change({ url: event.target.value })}
      />
      <Button look="ghost" aria-label={`Remove ${which}`} onPress={remove}>
        Remove
      </Button>
    </li>
  )
}
