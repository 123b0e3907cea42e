import { cleanup, screen } from '@testing-library/react'
import { signInOptions } from '@hubs/schema/accounts/accounts'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import SchoolScreen from './school.tsx'

function show(options: { schoolAccount: { name: string; url: string } | null; sendsEmail: boolean }) {
  const standing = { name: 'Northgate', accent: null, logo: null, version: 1 }
  stubApi({
    'GET /me': ok(meOf({ roles: ['administrator'] })),
    'GET /school': ok(standing),
    'GET /sign-in-options': ok(
      signInOptions.parse({ schoolName: 'Northgate', setUp: true, sample: false, ...options }),
    ),
  })
  renderScreen(SchoolScreen, { at: '/school' })
}

test('it says how people sign in, and what to do for what isn’t set up', async () => {
  show({ schoolAccount: null, sendsEmail: false })
  expect(await screen.findByText(/Sign-in links need an email server, which isn’t set up yet/)).toBeTruthy()
  expect(screen.getByText(/Your technician can connect Google Workspace/)).toBeTruthy()
  cleanup()
  show({ schoolAccount: { name: 'Google', url: 'https://accounts.example' }, sendsEmail: true })
  expect(await screen.findByText(/or a sign-in link by email/)).toBeTruthy()
  expect(screen.getByText('Google')).toBeTruthy()
})
