import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Dialog } from './dialog.tsx'

test('a dialog has a button that closes it, whatever is in it', async () => {
  const close = vi.fn<() => void>()
  render(
    <Dialog open title="Search" onClose={close}>
      <p>Nothing else to press.</p>
    </Dialog>,
  )
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Close' }))
  expect(close).toHaveBeenCalledOnce()
})
