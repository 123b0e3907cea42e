import { cleanup, render, screen } from '@testing-library/react'
import { Dialog } from '#ui/dialog.tsx'

/** The code of dialogs is there, as it is on a page where one has been opened before. For tests that wait for nothing. */
export async function loadDialog(): Promise<void> {
  render(
    <Dialog open title="Any" onClose={() => undefined}>
      {null}
    </Dialog>,
  )
  await screen.findByRole('dialog')
  cleanup()
}
