import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router-dom'
import { expect, test } from 'vitest'
import { FirstSteps } from '#features/programmes/first-steps.tsx'
import { Page } from '#ui/page/page.tsx'

const steps = [{ name: 'Invite everyone', done: false, words: 'Add people first.', to: '/invitations' }]
const Invitations = () => (
  <Page title="Invitations" back={{ to: '/people', label: 'People' }}>
    {null}
  </Page>
)
const showAt = (at: string) =>
  render(
    <MemoryRouter initialEntries={[at]}>
      <Routes>
        <Route path="/first-steps" element={<FirstSteps steps={steps} label="Getting started" />} />
        <Route path="/invitations" element={<Invitations />} />
      </Routes>
    </MemoryRouter>,
  )

test('a page opened from the first steps leads back to them', async () => {
  showAt('/first-steps')
  await userEvent.setup().click(screen.getByRole('link', { name: 'Invite everyone' }))
  expect((await screen.findByRole('link', { name: 'Getting started' })).getAttribute('href')).toBe('/first-steps')
  expect(screen.queryByRole('link', { name: 'People' })).toBeNull()
})

test('opened from anywhere else it leads where it belongs', () => {
  showAt('/invitations')
  expect(screen.getByRole('link', { name: 'People' }).getAttribute('href')).toBe('/people')
  expect(screen.queryByRole('link', { name: 'Getting started' })).toBeNull()
})
