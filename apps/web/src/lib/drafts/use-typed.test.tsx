import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/* Two tabs of one browser: the same code loaded twice, with one localStorage between them. */
type Tab = typeof import('./use-typed.ts')

async function newTab(): Promise<Tab> {
  vi.resetModules()
  const tab = await import('./use-typed.ts')
  const { keepDraftsOf } = await import('../storage/drafts.ts')
  keepDraftsOf('ada')
  return tab
}

const ways = new Map<string, { accepted: (shown?: string) => void; forget: () => void }>()

function open({ useTyped }: Tab, label: string) {
  function Page() {
    const { value, type, accepted, forget } = useTyped('reply/new', '')
    ways.set(label, { accepted, forget })
    return (
      <label>
        {label}
        <input value={value} onChange={event => type(event.target.value)} />
      </label>
    )
  }
  return render(<Page />)
}
const user = userEvent.setup()
const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text)
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

beforeEach(() => localStorage.clear())
afterEach(() => vi.resetModules())

test('what was sent from one tab takes nothing with it that another has begun', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'Wait time')
  await type('two', 'Cold calling')
  act(() => ways.get('two')?.accepted(''))
  expect(valueOf('two')).toBe('')
  expect(valueOf('one')).toBe('Wait time')
  open(await newTab(), 'after a reload')
  await waitFor(() => expect(valueOf('after a reload')).toBe('Wait time'))
})

test('what is forgotten is as it began, and is not found again', async () => {
  const first = open(await newTab(), 'one')
  await type('one', 'Wait time')
  act(() => ways.get('one')?.forget())
  expect(valueOf('one')).toBe('')
  first.unmount()
  open(await newTab(), 'again')
  expect(valueOf('again')).toBe('')
})
