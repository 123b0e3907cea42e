import { count } from '@hubs/rules/text/words'
import { useEffect, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import '#lib/form-sentences.ts'
import type { Elsewhere } from '#lib/drafts/elsewhere.ts'
import { ElsewhereNote, type Act } from './elsewhere-note.tsx'
import { namesInOrder } from './form-order.ts'
import { fieldAt, problemLines, type FormProblem, type ProblemLine } from './form-problems.ts'
import { ProblemLines } from './problem-lines.tsx'
import { ProblemNote } from '../notes/problem-note.tsx'
import { SendingContext } from './submit.tsx'
import './form.css'

const WRONG = '[aria-invalid="true"], fieldset[data-invalid] input'

type FormProps = {
  /** Where the form has a heading, its id. */
  labelledBy?: string
  label?: string
  onSubmit: (event: FormEvent) => unknown
  /** What was refused about the whole of it, not about one field. */
  problem?: string | undefined
  /** With two or more, they are listed above the form too; so is one that no field of the form says. */
  fieldProblems?: readonly FormProblem[]
  /** Whether it is on its way: then its button waits. */
  isSending?: boolean
  /** What another tab has done with the same form, and what is done with it. */
  elsewhere?: Elsewhere
  act?: Act
  children: ReactNode
}

/** A form that says at its top what went wrong, and leads to each place. The browser's own checks stay out of it. */
export function Form(props: FormProps) {
  const { labelledBy, label, onSubmit, problem, fieldProblems = [], isSending = false, elsewhere } = props
  const { act = 'save', children } = props
  const form = useRef<HTMLFormElement>(null)
  const justSent = useRef(false)
  // As the fields stood when it was sent: what is refused is listed in that order.
  const [names, setNames] = useState<string[]>([])
  const [unsaid, setUnsaid] = useState(0)
  const [lines, setLines] = useState<readonly ProblemLine[]>([])
  useLayoutEffect(() => {
    const now = problemLines(form.current, fieldProblems, names)
    setLines(known => (JSON.stringify(known) === JSON.stringify(now) ? known : now))
  }, [fieldProblems, names])
  useLayoutEffect(() => {
    const said = [...(form.current?.querySelectorAll('.field-error') ?? [])].map(each => each.textContent)
    setUnsaid(fieldProblems.filter(({ sentence }) => !said.some(text => text.includes(sentence))).length)
  }, [fieldProblems])
  useEffect(() => {
    if (!justSent.current) return
    const first = form.current?.querySelector<HTMLElement>(WRONG)
    const note = form.current?.querySelector<HTMLElement>('[role="alert"]')
    if (!first && !note) return
    justSent.current = false
    // Once more after the form has focused whichever field it knows first: the first of the page is meant.
    if (first) setTimeout(() => reach(first))
    else if (note && !isInSight(note)) bringIntoSight(note)
  })
  const send = (event: FormEvent) => {
    justSent.current = true
    if (form.current) setNames(namesInOrder(form.current))
    void onSubmit(event)
  }
  const typing = () => {
    justSent.current = false
  }
  return (
    <form
      ref={form}
      className="form"
      noValidate
      aria-labelledby={labelledBy}
      aria-label={label}
      onSubmit={send}
      onInput={typing}
    >
      {elsewhere !== undefined && <ElsewhereNote {...{ elsewhere, act }} />}
      {problem && <ProblemNote>{problem}</ProblemNote>}
      {(fieldProblems.length > 1 || unsaid > 0) && (
        <div className="form-refused" role="alert">
          <strong>{thereAre(lines.length)}</strong>
          <ProblemLines lines={lines} onChoose={name => focusField(form.current, name)} />
        </div>
      )}
      <SendingContext value={isSending}>{children}</SendingContext>
    </form>
  )
}

const thereAre = (many: number) => `There ${many === 1 ? 'is' : 'are'} ${count(many, 'problem')}`

/** Focuses a field, and unfolds what it is folded in. */
function reach(field: HTMLElement) {
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
  field.focus()
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}

/** In a long form what was refused is said at its top, far from the button that was pressed at its foot. */
function bringIntoSight(note: HTMLElement) {
  note.tabIndex = -1
  note.scrollIntoView({ block: 'center' })
  note.focus({ preventScroll: true })
}

function focusField(form: HTMLFormElement | null, name: string) {
  const field = form && fieldAt(form, name)
  if (field) reach(field)
}

/** Fields side by side where there is room. */
export function FormPair({ children }: { children: ReactNode }) {
  return <div className="form-pair">{children}</div>
}

/** The buttons at a form's foot, and the small print beside them. */
export function FormFoot({ children }: { children: ReactNode }) {
  return <div className="form-foot">{children}</div>
}
