import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test, vi } from 'vitest'
import { readStored } from '../drafts/draft-storage.ts'
import { draftKeys, dropAllDrafts, keepDraftsOf, leaveDraftsWaiting, readDraft, writeDraft } from './drafts.ts'
import { useFormDraft } from '../drafts/form-draft.ts'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('ada')
})

const note = () => readStored('note')?.values
const typeInto = () =>
  renderHook(() => {
    const form = useForm({ defaultValues: { text: '', password: '' } })
    return { form, ...useFormDraft('note', form, ['password']) }
  })

test('what is typed is a draft until it is accepted, secrets never', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  result.current.form.setValue('password', 'secret')
  expect(note()).toEqual({ text: 'three words here' })
  result.current.accepted()
  unmount()
  expect(note()).toBeUndefined()
})

test('it outlives a sign-out in another tab, which empties the storage, and is still its owner’s alone', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  localStorage.clear()
  unmount()
  expect(note()).toEqual({ text: 'three words here' })
  keepDraftsOf('somebody else')
  expect(note()).toBeUndefined()
})

test('signing out here leaves nothing, also of a form that closes afterwards', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  dropAllDrafts()
  unmount()
  writeDraft('other', { text: 'late' })
  expect(note()).toBeUndefined()
  expect(readDraft('other')).toBeNull()
})

test('what is kept on the device outlives the tab, and is gone when its owner signs out or someone else comes', () => {
  writeDraft('kept/plan', { text: 'mine' })
  sessionStorage.clear()
  keepDraftsOf('ada')
  expect(readDraft('kept/plan')).toEqual({ text: 'mine' })
  keepDraftsOf('somebody else')
  expect(readDraft('kept/plan')).toBeNull()
  writeDraft('kept/plan', { text: 'theirs' })
  dropAllDrafts()
  expect(readDraft('kept/plan')).toBeNull()
  expect(localStorage).toHaveLength(0)
})

test('a visitor’s words go with the tab, and whoever signs in on it goes on with them', async () => {
  vi.resetModules()
  const page = await import('./drafts.ts')
  localStorage.clear()
  sessionStorage.clear()
  expect(page.writeDraft('note', 'said as a visitor')).toBe(true)
  expect(JSON.stringify({ ...localStorage })).not.toContain('visitor')
  expect(JSON.stringify({ ...sessionStorage })).toContain('visitor')
  page.keepDraftsOf('ada')
  expect(page.readDraft('note')).toBe('said as a visitor')
  page.writeDraft('note', 'said as Ada')
  sessionStorage.clear()
  expect(page.readDraft('note')).toBe('said as Ada')
  page.dropDraft('note')
  expect(page.readDraft('note')).toBeNull()
})

test('a session that ended leaves its person’s words on the device, and those of a visitor after it in the tab', () => {
  writeDraft('note', 'Ada’s')
  leaveDraftsWaiting()
  writeDraft('visitor', 'somebody’s')
  expect(Object.keys(localStorage)).toEqual(expect.arrayContaining(['draft:note']))
  expect(Object.keys(localStorage)).not.toContain('draft:visitor')
  keepDraftsOf('ada')
  expect(draftKeys('note')).toEqual(['note'])
  keepDraftsOf('somebody else')
  expect([readDraft('note'), readDraft('visitor')]).toEqual([null, null])
})

test('signing out is not undone by the session’s end that follows it', () => {
  dropAllDrafts()
  leaveDraftsWaiting()
  expect(writeDraft('note', 'late')).toBe(false)
})

test('a page left open writes nothing among the drafts of the next person, and reads none of them', () => {
  localStorage.setItem('drafts-of', 'the next person')
  localStorage.setItem('draft:kept/plan', '"theirs"')
  expect(writeDraft('kept/plan', 'late')).toBe(false)
  expect(readDraft('kept/plan')).toBeNull()
  expect(localStorage.getItem('draft:kept/plan')).toBe('"theirs"')
})
