import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import EmailsScreen from './emails.tsx'

const show = (delivery: object) => {
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /emails/undelivered': ok({ items: [] }),
    'GET /emails/previews': ok({ items: [] }),
    'GET /mail-delivery': ok({ sent: true, folder: null, ...delivery }),
  })
  return renderScreen(EmailsScreen, { at: '/emails' })
}

test('where emails that come back are not read, the list of refused addresses says so and what to do', async () => {
  show({ readsReturned: false })
  expect(await screen.findByText('Returned emails aren’t read.')).toBeTruthy()
  expect(screen.getByText('No addresses have been refused.')).toBeTruthy()
})

test('where they are, it says nothing of the kind', async () => {
  show({ readsReturned: true })
  expect(await screen.findByText('No addresses have been refused.')).toBeTruthy()
  expect(screen.queryByText('Returned emails aren’t read.')).toBeNull()
})
