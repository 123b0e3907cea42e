import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { citationOf, referenceOf } from '#features/references/references.testkit.ts'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ReferenceNewScreen from './reference-new.tsx'
import ReferenceScreen from './reference.tsx'
import ReferencesImportScreen from './references-import.tsx'
import ReferencesScreen from './references.tsx'

const me = meOf()
const styles = {
  style: 'apa',
  styles: [{ style: 'apa', name: 'APA, 7th edition', sample: [{ text: 'Black, P.', italic: false }] }],
  version: 1,
}

beforeEach(() => {
  sessionStorage.clear()
  keepDraftsOf(me.id)
})

test('the list says of each whether anyone has checked it, and puts no markup of a title on the page', async () => {
  const wicked = [{ text: 'Ng, A. <img src=x onerror=alert(1)>', italic: true }]
  const items = [
    citationOf(),
    citationOf({ id: 'ng', key: 'ng', title: 'Wicked', text: wicked, doi: null, checked: null }),
  ]
  stubApi({
    'GET /me': ok(me),
    'GET /citation-style': ok(styles),
    'GET /references?limit=30': ok({
      items: items.map(each => ({ ...each, uses: 2 })),
      next: null,
      total: 2,
      unchecked: 1,
    }),
  })
  renderScreen(ReferencesScreen, { at: '/references' })
  expect(await screen.findByText('Ng, A. <img src=x onerror=alert(1)>')).toBeTruthy()
  expect(document.querySelector('img')).toBeNull()
  expect(screen.getAllByText('Not checked yet')).toHaveLength(1)
  const links = screen.getAllByRole('link', { name: /^About this source/ })
  expect(links.map(link => link.textContent)).toEqual(['About this source: Wait time', 'About this source: Wicked'])
  expect(screen.getByText('Journal of Teacher Education').tagName).toBe('EM')
})

test('what can’t be read of a paste says its line and why, beside the text that was pasted', async () => {
  const entry = { id: null, reason: '', outcome: 'added' as const }
  const entries = [
    { ...entry, line: 1, what: 'Talk that counts' },
    { ...entry, line: 4, what: '@book{b', outcome: 'refused' as const, reason: 'A closing brace } is missing.' },
  ]
  const result = { entries, added: 1, known: 0, refused: 1, saved: false }
  const calls = stubApi({ 'GET /me': ok(me), 'POST /references/import': ok(result) })
  const { user } = renderScreen(ReferencesImportScreen, { at: '/references/import' })
  const box = await screen.findByLabelText('Paste your sources here')
  await user.click(box)
  await user.paste('@book{a, title={Talk that counts}}\n\n\n@book{b')
  await user.click(screen.getByRole('button', { name: 'Preview import' }))
  expect(await screen.findByText('Line 4. Couldn’t be read: A closing brace } is missing.')).toBeTruthy()
  expect(box).toHaveProperty('value', expect.stringContaining('@book{b'))
  const sent = () => calls.findLast(({ what }) => what.startsWith('POST'))?.body
  expect(sent()).toMatchObject({ format: 'bibtex', dryRun: true })
  await user.click(screen.getByRole('button', { name: 'Add one source' }))
  await waitFor(() => expect(sent()).toMatchObject({ dryRun: false }))
  expect(readStored('references-import')?.values).toContain('Talk that counts')
})

test('a paste that is too much is refused before it is sent, and stays in the box', async () => {
  const calls = stubApi({ 'GET /me': ok(me) })
  const { user } = renderScreen(ReferencesImportScreen, { at: '/references/import' })
  const box = await screen.findByLabelText('Paste your sources here')
  await user.click(box)
  await user.paste('x'.repeat(1_000_001))
  await user.click(screen.getByRole('button', { name: 'Preview import' }))
  expect(await screen.findByText('That’s too long. Paste it in smaller parts.')).toBeTruthy()
  expect(box).toHaveProperty('value.length', 1_000_001)
  expect(calls.some(({ what }) => what.startsWith('POST'))).toBe(false)
})

test('a DOI that is there already is said at its field, and nothing that was typed is lost', async () => {
  const sentence = 'There’s already a source with this DOI: “Wait time”.'
  stubApi({
    'GET /me': ok(me),
    'POST /references': refused(409, 'conflict', sentence, { fields: { 'csl.DOI': sentence } }),
  })
  const { user } = renderScreen(ReferenceNewScreen, { at: '/references/new' })
  await user.type(await screen.findByLabelText('Title'), 'Wait time')
  const doi = screen.getByLabelText('DOI (optional)')
  await user.type(doi, '10.1177/002248718603700110')
  await user.click(screen.getByRole('button', { name: 'Add source' }))
  expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0)
  expect(doi.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Wait time')
})

test('one source says how it was checked, where it stands, and that another fact takes the mark off', async () => {
  stubApi({ 'GET /me': ok(me), 'GET /references/rowe': ok(referenceOf()) })
  const { user } = renderScreen(ReferenceScreen, { at: '/references/rowe', path: '/references/:id' })
  expect(await screen.findByText(/first page of the article/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Wait time' }).getAttribute('href')).toBe('/library/QU2')
  await user.click(screen.getByRole('button', { name: 'Edit details' }))
  expect(await screen.findByText(/will need checking again/)).toBeTruthy()
})
