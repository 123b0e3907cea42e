import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test } from 'vitest'
import { dropAllDrafts, keepDraftsOf, readDraft, writeDraft } from './drafts.ts'
import { useFormDraft } from './tab-draft.ts'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('ada')
})

const typeInto = () =>
  renderHook(() => {
    const form = useForm({ defaultValues: { text: '', password: '' } })
    return { form, ...useFormDraft('note', form, ['password']) }
  })

test('what is typed is a draft until it is accepted, secrets never', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  result.current.form.setValue('password', 'secret')
  expect(readDraft('note')).toEqual({ text: 'three words here' })
  result.current.accepted()
  unmount()
  expect(readDraft('note')).toBeNull()
})

test('it outlives a sign-out in another tab, which empties the storage, and is still its owner’s alone', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  sessionStorage.clear()
  unmount()
  expect(readDraft('note')).toEqual({ text: 'three words here' })
  keepDraftsOf('somebody else')
  expect(readDraft('note')).toBeNull()
})

test('signing out here leaves nothing, also of a form that closes afterwards', () => {
  const { result, unmount } = typeInto()
  result.current.form.setValue('text', 'three words here')
  dropAllDrafts()
  unmount()
  writeDraft('other', { text: 'late' })
  expect(readDraft('note')).toBeNull()
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

test('a page left open writes nothing among the drafts of the next person, and reads none of them', () => {
  localStorage.setItem('drafts-of', 'the next person')
  localStorage.setItem('draft:kept/plan', '"theirs"')
  expect(writeDraft('kept/plan', 'late')).toBe(false)
  expect(readDraft('kept/plan')).toBeNull()
  expect(localStorage.getItem('draft:kept/plan')).toBe('"theirs"')
})
