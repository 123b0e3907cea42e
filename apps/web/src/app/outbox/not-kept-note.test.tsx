import { act, render, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { NotKeptNote } from './unsent.tsx'
import { ok, stubApi } from '#test/api-stub.ts'
import { draftKeys, dropAllDrafts, dropDraft, keepDraftsOf, readDraft, writeDraft } from '#lib/storage/drafts.ts'
import { Outbox } from '#lib/storage/outbox.ts'

/** The storage takes nothing any more. @returns how to make room */
function fillUp() {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  return () => full.mockRestore()
}
const said = () => screen.getByRole('alert').textContent

beforeEach(() => {
  dropAllDrafts()
  localStorage.clear()
  keepDraftsOf('ada')
  vi.useFakeTimers()
})

test.each(['kept/plan/new', 'tab/note'])(
  'storage is full: said at once, and kept by itself when there is room: %s',
  key => {
    render(<NotKeptNote />)
    expect(said()).toBe('')
    const makeRoom = fillUp()
    act(() => expect(writeDraft(key, { text: 'three words here' })).toBe(false))
    expect(said()).toContain('Not saved on this device')
    expect(readDraft(key)).toEqual({ text: 'three words here' })
    expect(draftKeys(key)).toEqual([key])
    makeRoom()
    act(() => vi.advanceTimersByTime(3000))
    expect(said()).toBe('')
    expect((key.startsWith('tab/') ? sessionStorage : localStorage).getItem(`draft:${key}`)).toContain(
      'three words here',
    )
  },
)

test('leaving the page asks first, only as long as it has something that is nowhere else', () => {
  const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leaves()).toBe(true)
  const makeRoom = fillUp()
  writeDraft('kept/plan/new', 'words')
  expect(leaves()).toBe(false)
  dropDraft('kept/plan/new')
  expect(leaves()).toBe(true)
  makeRoom()
})

test('sending works all the same, once', async () => {
  fillUp()
  const calls = stubApi({ 'POST /plans': ok({ id: 'p1' }) })
  const posted = { method: 'POST' as const, path: '/plans', body: {}, key: 'a', form: 'plan/new', typed: {} }
  expect(await new Outbox().send(posted)).toMatchObject({ sent: true })
  expect(calls).toHaveLength(1)
})

test('a browser that forbids its storage still lets people sign in and type', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(() => keepDraftsOf('ada')).not.toThrow()
  expect(writeDraft('kept/plan/new', 'words')).toBe(false)
  expect(readDraft('kept/plan/new')).toBe('words')
})

test('what was not kept goes at sign-out, too', () => {
  fillUp()
  writeDraft('kept/plan/new', 'words')
  dropAllDrafts()
  expect(readDraft('kept/plan/new')).toBeNull()
})
