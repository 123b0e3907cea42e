import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { beforeEach, expect, test } from 'vitest'
import { dropAllDrafts, keepDraftsOf, readDraft, useFormDraft, writeDraft } from './drafts.ts'

beforeEach(() => keepDraftsOf('ada'))

const typeInto = () =>
  renderHook(() => {
    const form = useForm({ defaultValues: { text: '', password: '' } })
    return { form, accepted: useFormDraft('note', form, ['password']) }
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
