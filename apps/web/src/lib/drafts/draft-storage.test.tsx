import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/*
 * Two tabs of one browser: the same code loaded twice, with one localStorage between them and a sessionStorage each.
 */
type Tab = { kept: typeof import('./draft-storage.ts'); drafts: typeof import('../storage/drafts.ts') }

async function newTab(): Promise<Tab> {
  vi.resetModules()
  const tab = { kept: await import('./draft-storage.ts'), drafts: await import('../storage/drafts.ts') }
  tab.drafts.keepDraftsOf('ada')
  return tab
}

const formOf =
  ({ kept, kept: { useElsewhere } }: Tab, label: string) =>
  () => {
    const [text, setText] = useState(() => kept.openStored<string>('plan/new')?.values ?? '')
    const elsewhere = useElsewhere('plan/new', () => setText(''))
    return (
      <>
        <label>
          {label}
          <input
            value={text}
            onChange={event => {
              setText(event.target.value)
              kept.writeStored('plan/new', event.target.value)
            }}
          />
        </label>
        <p data-testid={label}>{elsewhere}</p>
      </>
    )
  }
function open(tab: Tab, label: string) {
  const Form = formOf(tab, label)
  render(<Form />)
}
const said = (label: string, word: string) => waitFor(() => expect(screen.getByTestId(label).textContent).toBe(word))
const user = userEvent.setup()
const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text)
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
const keptNow = () =>
  Object.entries(localStorage).flatMap(([key, text]) =>
    key.startsWith('draft:') ? [JSON.parse(text as string).values] : [],
  )

beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  vi.resetModules()
})

test('sent from one tab, a letter typed in the other: it says so, and nothing comes back', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'Wait three seconds')
  await said('two', 'open')
  act(() => one.kept.markSent('plan/new'))
  await said('two', 'sent')
  await type('two', 'x')
  expect(keptNow()).toEqual(['x'])
})

test('the other one has opened with what was typed in the first, and sends it: the first lets it go', async () => {
  const one = await newTab()
  open(one, 'one')
  await type('one', 'Wait three')
  const two = await newTab()
  open(two, 'two')
  expect(valueOf('two')).toBe('Wait three')
  await said('two', 'open')
  await type('two', ' seconds')
  act(() => two.kept.markSent('plan/new'))
  await said('one', 'sent')
  expect(valueOf('one')).toBe('')
  await type('one', 'x')
  expect(keptNow()).toEqual(['x'])
})

test('two texts are two drafts: neither is lost, and sending one leaves the other', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'apples')
  await type('two', 'pears')
  await type('one', '!')
  expect(keptNow().toSorted()).toEqual(['apples!', 'pears'])
  act(() => one.kept.markSent('plan/new'))
  await said('two', 'sent-other')
  expect(valueOf('two')).toBe('pears')
  expect((await newTab()).kept.openStored('plan/new')?.values).toBe('pears')
})

test('what was emptied elsewhere is not called sent', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'apples')
  await said('two', 'open')
  act(() => one.kept.dropStored('plan/new'))
  await type('two', 'pears')
  expect(keptNow()).toEqual(['pears'])
})
