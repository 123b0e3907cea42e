import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { day, wallTime } from '@hubs/schema/common'
import { dateText, typeDate } from '#test/type-date.ts'
import { DateField } from './date-field.tsx'

type Kind = 'date' | 'time'

/** The field with a value that its form holds, and one that comes from elsewhere. */
function Held({ kind, start, other, said }: { kind: Kind; start: string; other: string; said: (v: string) => void }) {
  const [value, setValue] = useState(start)
  const change = (next: string) => {
    said(next)
    setValue(next)
  }
  return (
    <>
      <DateField kind={kind} label="When?" value={value} onChange={change} error={value === '' ? 'Choose one.' : ''} />
      <button type="button" onClick={() => setValue(other)}>
        Discard
      </button>
    </>
  )
}

function show(kind: Kind, start = '', other = '') {
  const values: string[] = []
  render(<Held {...{ kind, start, other }} said={value => values.push(value)} />)
  const field = screen.getByRole('group', { name: 'When?' })
  return { user: userEvent.setup(), field, values, latest: () => values.at(-1) }
}

const speak = (language: string) => vi.spyOn(navigator, 'language', 'get').mockReturnValue(language)

afterEach(() => vi.restoreAllMocks())

test.each(['en-US', 'ar-EG', 'de-DE', 'fa-IR'])('in a browser of %s the day comes first, in our figures', language => {
  speak(language)
  expect(dateText(show('date', '2026-11-03').field)).toBe('03 11 2026')
  const names = screen.getAllByRole('spinbutton').map(each => each.getAttribute('aria-label'))
  expect(names).toEqual(['day, ', 'month, ', 'year, '])
})

test.each(['en-US', 'ar-EG'])('in a browser of %s a time has 24 hours', language => {
  speak(language)
  expect(dateText(show('time', '15:05').field)).toBe('15 05')
})

test('what is typed is the day, the month and the year', async () => {
  const { user, field, latest } = show('date')
  await typeDate(user, field, '03112026')
  expect(latest()).toBe('2026-11-03')
})

test('a year of two figures is one of this century', async () => {
  const { user, field, latest } = show('date')
  await typeDate(user, field, '031126')
  await user.tab()
  expect(latest()).toBe('2026-11-03')
  expect(dateText(screen.getByRole('group', { name: 'When?' }))).toBe('03 11 2026')
})

test.each([
  ['date', '2026-11-03', day],
  ['time', '15:30', wallTime],
] as const)(
  'a %s cleared in part is neither what it was nor none, and can be filled again',
  async (kind, start, schema) => {
    const { user, field, latest } = show(kind, start)
    const [first] = within(field).getAllByRole('spinbutton')
    await user.click(first!)
    await user.keyboard('{Backspace}{Backspace}')
    expect(latest()).not.toBe('')
    expect(schema.safeParse(latest()).success).toBe(false)
    await typeDate(user, field, kind === 'date' ? '03' : '15')
    expect(latest()).toBe(start)
  },
)

test('cleared altogether it is none', async () => {
  const { user, field, latest } = show('time', '15:30')
  for (const segment of within(field).getAllByRole('spinbutton').toReversed()) {
    await user.click(segment)
    await user.keyboard('{Backspace}{Backspace}')
  }
  expect(latest()).toBe('')
  expect(screen.getByText('Choose one.')).toBeTruthy()
  expect(within(field).getAllByRole('spinbutton')[0]?.getAttribute('aria-invalid')).toBe('true')
})

test('half a date goes when the form is put back', async () => {
  const { user, field } = show('date')
  await typeDate(user, field, '0311')
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(dateText(screen.getByRole('group', { name: 'When?' }))).toBe('dd mm yyyy')
})

test('a date in another spelling can be pasted', async () => {
  const { user, field, latest } = show('date')
  await user.click(within(field).getAllByRole('spinbutton')[0]!)
  await user.paste('Tue 3 Nov 2026')
  expect(latest()).toBe('2026-11-03')
  expect(dateText(screen.getByRole('group', { name: 'When?' }))).toBe('03 11 2026')
})

test('a field that no one touches says nothing', async () => {
  const { user, values } = show('date', '2026-11-03')
  await user.tab()
  await user.tab()
  await user.tab()
  await user.tab()
  expect(values).toEqual([])
})

test('a day that the month does not have is not changed without a word', async () => {
  const { user, field, latest } = show('date')
  await typeDate(user, field, '31092026')
  expect(day.safeParse(latest()).error?.issues[0]?.message).toBe('That day doesn’t exist. Check the day and the month.')
  await user.tab()
  expect(latest()).toBe('2026-09-30')
  expect(screen.getByText('That month has 30 days. Check the date.')).toBeTruthy()
  await typeDate(user, screen.getByRole('group', { name: 'When?' }), '29')
  expect(screen.queryByText(/That month has/)).toBeNull()
})

test.each(['date', 'time'] as const)('Enter in a %s sends its form, as in every other field', async kind => {
  const user = userEvent.setup()
  const sent: string[] = []
  const start = kind === 'date' ? '2026-11-03' : '15:30'
  function Sending() {
    const [value, setValue] = useState(start)
    return (
      <form
        onSubmit={event => {
          event.preventDefault()
          sent.push(value)
        }}
      >
        <DateField kind={kind} label="When?" value={value} onChange={setValue} />
      </form>
    )
  }
  render(<Sending />)
  await typeDate(user, screen.getByRole('group', { name: 'When?' }), kind === 'date' ? '05' : '16')
  await user.keyboard('{Enter}')
  expect(sent).toEqual([kind === 'date' ? '2026-11-05' : '16:30'])
})
