import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { stubInSight } from '#test/in-sight.ts'
import { DateField } from './date-field.tsx'

const arrival = vi.hoisted(() => {
  let come = () => {}
  const promise = new Promise<void>(resolve => (come = resolve))
  return { promise, come: () => come(), isAsked: false }
})
vi.mock('./date-segments.tsx', async original => {
  arrival.isAsked = true
  await arrival.promise
  return original()
})

function Held() {
  const [date, setDate] = useState('2026-11-03')
  const [time, setTime] = useState('')
  return (
    <>
      <DateField kind="date" label="Date" hint="A school day." value={date} onChange={setDate} error="Too late." />
      <DateField kind="time" label="Starts at" value={time} onChange={setTime} />
      <output>{`${date} ${time}`}</output>
    </>
  )
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

test('until its parts are there, and without a connection, a date stands there the UK way and can be typed', async () => {
  const user = userEvent.setup()
  render(<Held />)
  expect(field('Date').value).toBe('03/11/2026')
  expect(field('Starts at').placeholder).toBe('hh:mm')
  const said = () => screen.getByRole('status').textContent
  await user.clear(field('Date'))
  await user.type(field('Date'), '4.12.26')
  await user.type(field('Starts at'), '3:30 pm')
  await user.tab()
  expect(said()).toBe('2026-12-04 15:30')
  expect(field('Date').value).toBe('04/12/2026')
  expect(field('Starts at').value).toBe('15:30')
  // What is no date is given as it stands, and its form says so.
  await user.clear(field('Date'))
  await user.type(field('Date'), 'soon')
  await user.tab()
  expect(said()).toBe('soon 15:30')
  expect(field('Date').getAttribute('aria-describedby')?.split(' ').length).toBe(2)
  // Far down a page it is not even asked for.
  expect(arrival.isAsked).toBe(false)
})

test('parts that arrive while somebody types wait until the field is left: nothing typed is lost', async () => {
  const user = userEvent.setup()
  stubInSight(true)
  render(<Held />)
  await user.clear(field('Date'))
  await user.type(field('Date'), '4/12/')
  arrival.come()
  await screen.findByRole('group', { name: 'Starts at' })
  await user.keyboard('2026')
  expect(field('Date').value).toBe('4/12/2026')
  await user.tab()
  const date = await screen.findByRole('group', { name: 'Date' })
  expect(date.textContent).toContain('04')
  expect(screen.getByText('2026-12-04', { exact: false })).toBeTruthy()
})
