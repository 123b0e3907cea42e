import { zodResolver } from '@hookform/resolvers/zod'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldProblems } from '#lib/form-problem.ts'
import { DateField } from '../dates/date-field.tsx'
import { Field } from '../fields/field.tsx'
import { inFormOrder, namesInOrder } from './form-order.ts'
import { Form } from './form.tsx'

const asked = z.object({
  place: z.string().min(1, 'Enter a room.'),
  parts: z.array(z.object({ title: z.string().min(1, 'Enter a title.') })),
  date: z.string().min(1, 'Enter a date.'),
  reason: z.string().min(1, 'Enter a reason.'),
})

/** The fields stand in another order than the schema has them. */
function Page({ date = '' }: { date?: string }) {
  const form = useForm({
    resolver: zodResolver(asked),
    defaultValues: { place: '', parts: [{ title: '' }, { title: 'Two' }, { title: '' }], date, reason: '' },
  })
  const { errors } = form.formState
  return (
    <Form label="Move" onSubmit={form.handleSubmit(() => {})} fieldProblems={fieldProblems(errors)}>
      <Field label="Reason" error={errors.reason?.message} {...form.register('reason')} />
      <DateField
        kind="date"
        label="Date"
        name="date"
        value=""
        error={errors.date?.message}
        onChange={date => form.setValue('date', date)}
      />
      {[2, 1, 0].map(at => (
        <Field
          key={at}
          label={`Part ${at + 1}`}
          error={errors.parts?.[at]?.title?.message}
          {...form.register(`parts.${at}.title`)}
        />
      ))}
      <Field label="Room" error={errors.place?.message} {...form.register('place')} />
      <button type="submit">Save</button>
    </Form>
  )
}

test('problems are listed in the order of the form, not of its schema, and each leads to its own field', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const list = within(await screen.findByRole('list'))
  const sentences = list.getAllByRole('button').map(each => each.textContent)
  expect(sentences).toEqual([
    'Enter a reason.',
    'Enter a date.',
    'Part 3: Enter a title.',
    'Part 1: Enter a title.',
    'Enter a room.',
  ])
  const reached: Element[] = []
  for (const button of list.getAllByRole('button')) {
    await user.click(button)
    if (document.activeElement) reached.push(document.activeElement)
  }
  for (const [at, field] of reached.slice(1).entries())
    expect(field.compareDocumentPosition(reached[at] as Element) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy()
})

test('how many problems are left is said above them', async () => {
  const user = userEvent.setup()
  render(<Page />)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const reason = screen.getByLabelText('Reason')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  expect(screen.getByText('There are five problems')).toBeTruthy()
  await user.type(reason, 'Illness')
  expect(await screen.findByText('There are four problems')).toBeTruthy()
})

test('the focus goes to the first problem of the page, not of the schema', async () => {
  const user = userEvent.setup()
  render(<Page date="2026-12-01" />)
  const save = screen.getByRole('button', { name: 'Save' })
  await user.click(save)
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Reason')))
  await user.type(screen.getByLabelText('Reason'), 'Illness')
  await user.click(save)
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Part 3')))
})

test('what no field of the form says is said above it, though it is the only problem', async () => {
  function Bare() {
    const form = useForm({ defaultValues: { hidden: '' } })
    const refuse = () => form.setError('hidden', { message: 'That meeting has been cancelled.' })
    return (
      <Form
        label="Plan"
        onSubmit={event => {
          event.preventDefault()
          refuse()
        }}
        fieldProblems={fieldProblems(form.formState.errors)}
      >
        <button type="submit">Save</button>
      </Form>
    )
  }
  render(<Bare />)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('There is one problemThat meeting has been cancelled.')
})

test('a problem in a folded part of the form unfolds it', async () => {
  function Folded() {
    const form = useForm({
      resolver: zodResolver(z.object({ room: z.string().min(1, 'Enter a room.') })),
      defaultValues: { room: '' },
    })
    return (
      <Form label="Plan" onSubmit={form.handleSubmit(() => {})}>
        <details>
          <summary>More options</summary>
          <Field label="Room" error={form.formState.errors.room?.message} {...form.register('room')} />
        </details>
        <button type="submit">Save</button>
      </Form>
    )
  }
  render(<Folded />)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(document.querySelector('details')?.open).toBe(true))
  expect(document.activeElement).toBe(screen.getByLabelText('Room'))
})

/** Every order of them. */
const ordersOf = (names: readonly string[]): string[][] =>
  names.length < 2
    ? [[...names]]
    : names.flatMap(first => ordersOf(names.filter(each => each !== first)).map(rest => [first, ...rest]))

test('whatever the order of fields and problems, the list follows the page and loses nothing', () => {
  const orders = ordersOf(['date', 'parts.0.title', 'parts.1.title', 'place'])
  for (const page of orders) {
    const form = document.createElement('form')
    for (const name of page) form.append(Object.assign(document.createElement('input'), { name }))
    const names = namesInOrder(form)
    for (const refused of orders) {
      const problems = ['nowhere', ...refused].map(name => ({ name }))
      expect(inFormOrder(problems, names).map(({ name }) => name)).toEqual([...page, 'nowhere'])
    }
  }
})

test('what is refused about a group stands where its first field does', () => {
  expect(inFormOrder([{ name: 'place' }, { name: 'parts' }], ['reason', 'parts.0.title', 'place'])).toEqual([
    { name: 'parts' },
    { name: 'place' },
  ])
})
