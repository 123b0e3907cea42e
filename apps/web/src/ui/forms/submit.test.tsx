import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ApiProblem } from '#lib/api-client.ts'
import { readStored, writeStored } from '#lib/drafts/draft-storage.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { Check } from '../fields/check.tsx'
import { Field } from '../fields/field.tsx'
import { Form } from './form.tsx'
import { Submit } from './submit.tsx'

const asked = z.object({ room: z.string().min(1, 'Enter a room.'), seats: z.number().max(40, 'At most 40.') })
const empty = { room: '', seats: '' }
const user = userEvent.setup()

type Send = (input: z.infer<typeof asked>, key: string) => Promise<string>

function Page({ send, onSent = () => {} }: { send: Send; onSent?: (answer: string) => void }) {
  const { field, formProps } = useZodForm({
    schema: asked,
    read: ({ seats, ...values }) => ({ ...values, seats: Number(seats) }),
    defaultValues: empty,
    draft: 'room',
    secret: ['seats'],
    send,
    emptied: empty,
    onSent,
    fieldFor: { place: 'room' },
  })
  return (
    <Form label="Booking" {...formProps}>
      <Field label="Room" {...field('room')} />
      <Field label="Seats" {...field('seats')} />
      <Submit waiting="Saving…">Save</Submit>
    </Form>
  )
}

async function fill(room: string, seats: string) {
  if (room) await user.type(screen.getByLabelText('Room'), room)
  await user.type(screen.getByLabelText('Seats'), seats)
}
const press = () => user.click(screen.getByRole('button', { name: 'Save' }))
const refusal = (fields: Record<string, string>) =>
  new ApiProblem({
    type: 'about:blank',
    status: 422,
    code: 'invalid',
    title: 'No',
    detail: 'That was refused.',
    fields,
  })

test('what the schema refuses is said at its field, and nothing is sent', async () => {
  const send = vi.fn<Send>()
  render(<Page send={send} />)
  await fill('', '90')
  await press()
  await waitFor(() => expect(screen.getByLabelText('Room').getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByLabelText('Seats').getAttribute('aria-invalid')).toBe('true')
  expect(send).not.toHaveBeenCalled()
})

test('while it is on its way the button says so, and afterwards the form and its draft are empty', async () => {
  let answer = (_: string) => {}
  const onSent = vi.fn<(answer: string) => void>()
  render(<Page send={() => new Promise(resolve => (answer = resolve))} onSent={onSent} />)
  await fill('Lab 2', '30')
  expect(readStored('room')?.values).toEqual({ room: 'Lab 2' })
  await press()
  expect((await screen.findByRole('button', { name: 'Saving…' })).getAttribute('aria-disabled')).toBe('true')
  await act(async () => answer('done'))
  await screen.findByRole('button', { name: 'Save' })
  expect(screen.getByLabelText<HTMLInputElement>('Room').value).toBe('')
  expect(readStored('room')).toBeNull()
  expect(onSent).toHaveBeenCalledWith('done', { room: 'Lab 2', seats: 30 })
})

test('a refusal goes to its field by the form’s own name, what was typed stays, and the same sent again has the same key', async () => {
  const send = vi.fn<Send>().mockRejectedValue(refusal({ place: 'That room is taken.' }))
  render(<Page send={send} />)
  await fill('Lab 2', '30')
  await press()
  await screen.findByText('That room is taken.')
  expect(screen.getByLabelText<HTMLInputElement>('Room').value).toBe('Lab 2')
  expect(readStored('room')?.values).toEqual({ room: 'Lab 2' })
  await press()
  await waitFor(() => expect(send).toHaveBeenCalledTimes(2))
  await user.type(screen.getByLabelText('Room'), 'b')
  await press()
  await waitFor(() => expect(send).toHaveBeenCalledTimes(3))
  const [first, second, third] = send.mock.calls.map(([, key]) => key)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('a choice of yes or no says a refusal where it stands', () => {
  render(<Check label="Sign out of my other devices" error="Choose yes or no." />)
  const box = screen.getByRole('checkbox', { name: 'Sign out of my other devices' })
  expect(box.getAttribute('aria-invalid')).toBe('true')
  const described = document.querySelector(`[id="${box.getAttribute('aria-describedby')}"]`)
  expect(described?.textContent).toBe('Choose yes or no.')
})

function Notes({ standing }: { standing: { notes: string; thanks: string } }) {
  const { field, formProps } = useZodForm({
    schema: z.object({ notes: z.string(), thanks: z.string() }),
    standing,
    draft: 'notes',
    send: async () => {},
  })
  return (
    <Form label="Notes" {...formProps}>
      <Field label="What I learned" {...field('notes')} />
      <Field label="Thanks" {...field('thanks')} />
    </Form>
  )
}

test('what was typed before a reload stays when the record changes, and the rest follows it', async () => {
  writeStored('notes', { notes: 'Typed before', thanks: '' })
  const { rerender } = render(<Notes standing={{ notes: '', thanks: '' }} />)
  const notes = screen.getByLabelText<HTMLInputElement>('What I learned')
  await waitFor(() => expect(notes.value).toBe('Typed before'))
  rerender(<Notes standing={{ notes: 'Saved elsewhere', thanks: 'Thank you' }} />)
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Thanks').value).toBe('Thank you'))
  expect(notes.value).toBe('Typed before')
  expect(readStored('notes')?.values).toMatchObject({ notes: 'Typed before' })
})
