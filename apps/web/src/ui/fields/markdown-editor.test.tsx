import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { MarkdownEditor } from './markdown-editor.tsx'

const shared = { label: 'Your reply', hint: 'A coordinator reads it first.', max: 200, onSend: () => undefined }
const show = (plainly: boolean) =>
  render(<MarkdownEditor {...shared} plainly={plainly} value="We *wait*." onChange={() => undefined} />)

test('the preview has the name and the hint of the field in whose place it is', async () => {
  show(false)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Preview' }))
  expect(screen.getByRole('region', { name: 'Your reply: preview' })).toBeTruthy()
  const shown = (text: string) => screen.getAllByText(text).some(each => !each.closest('[hidden]'))
  expect([shown('Your reply'), shown('A coordinator reads it first.')]).toEqual([true, true])
})

test('visitors are told of no signs', () => {
  const { unmount } = show(false)
  expect(screen.getByText(/\*\*bold\*\*/)).toBeTruthy()
  unmount()
  show(true)
  expect(screen.queryByText(/\*\*bold\*\*/)).toBeNull()
})
