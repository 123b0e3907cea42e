import { accessibilityToBegin } from '@hubs/rules/accessibility'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import AccessibilityScreen from './accessibility.tsx'

const read = 'GET /public/accessibility'
const write = 'PUT /accessibility'
const first = { school: 'Hillside', timeZone: 'Europe/London', text: 'Ask us.', changedAt: null, version: 0 }
const own = { ...first, text: '## Who to ask\nAsk **Kim**.', changedAt: '2026-11-24T15:30:00.000Z', version: 1 }
const coordinator = { 'GET /me': ok(meOf({ roles: ['coordinator'] })) }
const show = () => renderScreen(AccessibilityScreen, { at: '/accessibility' })

test('anyone else reads it, each part under its heading, and can’t change it', async () => {
  stubApi({ 'GET /me': ok(meOf()), [read]: ok(own) })
  show()
  const part = await screen.findByRole('region', { name: 'Who to ask' })
  expect(await within(part).findByText('Kim')).toBeTruthy()
  expect(screen.getByText(/^Last changed on /)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Edit statement' })).toBeNull()
})

test('a coordinator changes it, and is back at what anyone reads', async () => {
  const calls = stubApi({ ...coordinator, [read]: ok(first), [write]: ok(own) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit statement' }))
  const field = screen.getByRole('textbox', { name: 'Statement' })
  await user.clear(field)
  await user.type(field, own.text)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('region', { name: 'Who to ask' })).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(calls.find(({ what }) => what === write)?.body).toEqual({ text: own.text, expectedVersion: 0 })
})

test('the standard statement comes into the field, and nothing is saved before it is asked for', async () => {
  const calls = stubApi({ ...coordinator, [read]: ok(own), [write]: ok(first) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit statement' }))
  await user.click(screen.getByRole('button', { name: 'Use the standard statement' }))
  expect(screen.getByRole('textbox', { name: 'Statement' })).toHaveProperty('value', accessibilityToBegin('Hillside'))
  expect(calls.filter(({ what }) => what === write)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByRole('region', { name: 'Who to ask' })).toBeTruthy()
})

test('what is refused is said, and nothing typed is lost', async () => {
  stubApi({ ...coordinator, [read]: ok(first), [write]: refused(503, 'unavailable', 'The disk is full.') })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit statement' }))
  await user.type(screen.getByRole('textbox', { name: 'Statement' }), ' More.')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The disk is full.')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Statement' })).toHaveProperty('value', 'Ask us. More.')
})
