import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'

/* Two tabs of one browser: the same code loaded twice, with one storage between them. */
type Tab = { tab: typeof import('./form-draft.ts'); kept: typeof import('./draft-storage.ts') }

async function newTab(): Promise<Tab> {
  vi.resetModules()
  const { keepDraftsOf } = await import('../storage/drafts.ts')
  keepDraftsOf('ada')
  return { tab: await import('./form-draft.ts'), kept: await import('./draft-storage.ts') }
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
  return render(<Page />)
}
const said = (label: string, word: string) => waitFor(() => expect(screen.getByTestId(label).textContent).toBe(word))
const user = userEvent.setup()
const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text)
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
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
  open(two, 'two')
  expect(valueOf('two')).toBe('Wait three seconds')
  accept.get('one')?.()
  await said('two', 'sent')
  expect(valueOf('two')).toBe('')
  expect(two.kept.readStored('strategy-new')).toBeNull()
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

test('a tab’s own words are its own after a reload, too: those of another one are sent, and they stay', async () => {
  const [one, two] = [await newTab(), await newTab()]
  open(one, 'one')
  const { unmount } = open(two, 'two')
  await type('one', 'apples')
  await type('two', 'pears')
  unmount()
  // The same tab, loaded anew: what it knows of itself is in its sessionStorage.
  open(await newTab(), 'two again')
  expect(valueOf('two again')).toBe('pears')
  accept.get('one')?.()
  await said('two again', 'sent-other')
  expect(valueOf('two again')).toBe('pears')
})

test('what a tab has from before, when most forms were kept in it by their bare names, is found', async () => {
  sessionStorage.setItem('draft:strategy-new', JSON.stringify({ text: 'Wait three seconds' }))
  const one = await newTab()
  open(one, 'one')
  expect(valueOf('one')).toBe('Wait three seconds')
  await type('one', '!')
  expect(one.kept.readStored('strategy-new')?.values).toEqual({ text: 'Wait three seconds!' })
  accept.get('one')?.()
  expect(one.kept.readStored('strategy-new')).toBeNull()
  expect([{ ...localStorage }, { ...sessionStorage }]).toEqual([{ 'drafts-of': 'ada' }, { 'drafts-of': 'ada' }])
})

const source = path.join(import.meta.dirname, '../..')
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/u.test(name) && !name.includes('.test'))
  .map(name => [name.replaceAll('\\', '/'), readFileSync(path.join(source, name), 'utf8')] as const)
const using = (words: RegExp) => sources.filter(([, text]) => words.test(text))
const features = (words: RegExp) => using(words).filter(([name]) => name.startsWith('features/'))

test('no form keeps what is typed in a way of its own', () => {
  expect(
    using(/\bwriteDraft\b|\b(?:local|session)Storage\b/u)
      .map(([name]) => name)
      .toSorted(),
  ).toEqual([
    // What mail was asked for, what a code was traded for and a tab's own name: no form is filled in again with them.
    'features/accounts/sign-in/asked-link.ts',
    'features/displays/check-in/check-in-tokens.ts',
    'features/meetings/live/use-chime.ts',
    'lib/drafts/draft-storage.ts',
    // How the school and its hubs looked, and where somebody was when they had to sign in.
    'lib/hub-looks.ts',
    'lib/page/return-url.ts',
    'lib/school-look.ts',
    // It empties both at sign-out.
    'lib/storage/device-storage.ts',
    // The one that says what is kept where.
    'lib/storage/drafts.ts',
    'lib/storage/outbox.ts',
  ])
})

test('every form that keeps what is typed says what other tabs have done with it', () => {
  const forms = features(/\b(?:useTyped|useZodForm|useStoredForm)\(/u)
  expect(forms.length).toBeGreaterThan(15)
  expect(forms.filter(([, text]) => !/\belsewhere\b|\{\.\.\.formProps\}/u.test(text)).map(([name]) => name)).toEqual([])
  // What changes a record says it in the notes above it.
  const records = features(/\buseRecordForm[<(]/u)
  expect(records.length).toBeGreaterThan(10)
  expect(records.filter(([, text]) => !/<RecordNotes\b/u.test(text)).map(([name]) => name)).toEqual([])
})
