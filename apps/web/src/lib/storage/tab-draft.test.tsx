import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'

/* Two tabs of one browser: the same code loaded twice. What a form keeps for its tab is in a storage of its own. */
type Tab = { tab: typeof import('./tab-draft.ts'); drafts: typeof import('./drafts.ts') }

async function newTab(): Promise<Tab> {
  vi.resetModules()
  const tab = { tab: await import('./tab-draft.ts'), drafts: await import('./drafts.ts') }
  tab.drafts.keepDraftsOf('ada')
  return tab
}

const accept = new Map<string, () => void>()
function open({ tab: { useFormDraft } }: Tab, label: string) {
  function Page() {
    const form = useForm({ defaultValues: { text: '', password: '' } })
    const { accepted, elsewhere } = useFormDraft('strategy-new', form, ['password'])
    accept.set(label, accepted)
    return (
      <>
        <label>
          {label}
          <input {...form.register('text')} />
        </label>
        <p data-testid={label}>{elsewhere}</p>
      </>
    )
  }
  render(<Page />)
}
const said = (label: string, word: string) => waitFor(() => expect(screen.getByTestId(label).textContent).toBe(word))
const user = userEvent.setup()
const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text)
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

beforeEach(() => {
  localStorage.clear()
  accept.clear()
})

test('typed in one tab: the other says that it is open there', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'Wait')
  await said('two', 'open')
  expect(screen.getByTestId('one').textContent).toBe('')
})

test('a tab that opens later hears of it, too', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  await type('one', 'Wait')
  open(two, 'two')
  await said('two', 'open')
  expect(valueOf('one')).toBe('Wait')
})

test('saved from one tab: the other says so, and what it had opened with is not there to be sent again', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  await type('one', 'Wait three seconds')
  // A tab that is duplicated has a copy of what was kept.
  open(two, 'two')
  expect(valueOf('two')).toBe('Wait three seconds')
  accept.get('one')?.()
  await said('two', 'sent')
  expect(valueOf('two')).toBe('')
  expect(two.drafts.readDraft('strategy-new')).toBeNull()
})

test('other words in the other tab stay, and it says that they were not saved', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  open(two, 'two')
  await type('one', 'apples')
  await type('two', 'pears')
  accept.get('one')?.()
  await said('two', 'sent-other')
  expect(valueOf('two')).toBe('pears')
})

const features = path.join(import.meta.dirname, '../../features')
const sources = readdirSync(features, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/u.test(name) && !name.includes('.test'))
  .map(name => [name, readFileSync(path.join(features, name), 'utf8')] as const)
const using = (words: RegExp) => sources.filter(([, text]) => words.test(text))

test('no form keeps what is typed in a way of its own', () => {
  expect(using(/\bwriteDraft\b|(?:local|session)Storage\.setItem/u).map(([name]) => name)).toEqual(
    // What mail was asked for, a tab's own name, and what a code was traded for: no form is filled in again with them.
    ['accounts/sign-in/asked-link.ts', 'displays/check-in/tickets.ts', 'meetings/live/use-chime.ts'],
  )
})

test('every form that keeps what is typed says what other tabs have done with it', () => {
  const forms = using(/\b(?:useFormDraft|useTabDraft|useElsewhere|useKeptDraft|useZodForm)\(/u)
  expect(forms.length).toBeGreaterThan(15)
  expect(forms.filter(([, text]) => !/\belsewhere\b|\{\.\.\.formProps\}/u.test(text)).map(([name]) => name)).toEqual([])
  // What changes a record says it in the notes above it.
  const records = using(/\buseRecordForm[<(]/u)
  expect(records.length).toBeGreaterThan(10)
  expect(records.filter(([, text]) => !/<RecordNotes\b/u.test(text)).map(([name]) => name)).toEqual([])
})
