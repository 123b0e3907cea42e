import type { ImportPreview } from '@hubs/schema/people-import'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { importActs, ImportLines } from './imports/people-import-preview.tsx'

test.each([
  [{ new: 12 }, 'Import 12 people'],
  [{ new: 9, changed: 3 }, 'Import nine people and update three'],
  [{ changed: 1 }, 'Update one person'],
  [{ new: 1, changed: 2, leaving: 3 }, 'Import one person, update two and mark three as left'],
])('what an import would do to %o is what its button says', (some, words) => {
  const counts = { new: 0, changed: 0, unchanged: 4, double: 0, error: 0, leaving: 0, notStaff: 0, ...some }
  expect(importActs({ counts }, true)).toBe(words)
})

test('of a long list every changed line can be read, some hundreds at a time', async () => {
  const lines: ImportPreview['lines'] = Array.from({ length: 450 }, (_, at) => ({
    line: at + 2,
    outcome: 'changed',
    name: `Person ${at}`,
    email: `p${at}@school.test`,
    staffKind: null,
    changes: [{ field: 'Department', before: 'Art', after: 'Maths' }],
    reason: null,
  }))
  const none = { new: 0, unchanged: 0, double: 0, error: 0, leaving: 0, notStaff: 0 }
  render(
    <ImportLines
      preview={{
        format: 'list',
        columns: [],
        remembered: false,
        counts: { ...none, changed: 450 },
        lines,
        leavers: [],
        fingerprint: 'f',
      }}
    />,
  )
  const user = userEvent.setup()
  expect(screen.queryByText('Person 449')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show 200 more' }))
  await user.click(screen.getByRole('button', { name: 'Show 50 more' }))
  expect(screen.getByText('Person 449')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /more$/ })).toBeNull()
})
