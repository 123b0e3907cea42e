import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { FormEvent } from 'react'
import { expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { FileButton } from './fields/file-button.tsx'

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

test('a button is pressed by a tap, Enter or the space bar; Enter held down presses it once', async () => {
  const user = userEvent.setup()
  const press = vi.fn<() => void>()
  render(<Button onPress={press}>Save</Button>)
  await user.click(button('Save'))
  expect(document.activeElement).toBe(button('Save'))
  await user.keyboard(' ')
  await user.keyboard('{Enter>5/}')
  expect(press).toHaveBeenCalledTimes(3)
})

test('a busy button keeps the focus, and neither is pressed again nor sends its form', async () => {
  const user = userEvent.setup()
  const press = vi.fn<() => void>()
  const send = vi.fn<(event: FormEvent) => void>(event => event.preventDefault())
  const form = (isPending: boolean) => (
    <form aria-label="Plan" onSubmit={send}>
      <input aria-label="Title" />
      <Button type="submit" isPending={isPending} onPress={press}>
        Send
      </Button>
    </form>
  )
  const { rerender } = render(form(false))
  await user.click(button('Send'))
  expect([press.mock.calls.length, send.mock.calls.length]).toEqual([1, 1])
  rerender(form(true))
  expect(document.activeElement).toBe(button('Send'))
  expect(button('Send').getAttribute('aria-disabled')).toBe('true')
  await user.click(button('Send'))
  await user.keyboard('{Enter}')
  expect([press.mock.calls.length, send.mock.calls.length]).toEqual([1, 1])
})

test('a form that is sent by Enter leaves the focus in its field', async () => {
  const user = userEvent.setup()
  const send = vi.fn<(event: FormEvent) => void>(event => event.preventDefault())
  render(
    <form aria-label="Plan" onSubmit={send}>
      <input aria-label="Title" />
      <Button type="submit">Send</Button>
    </form>,
  )
  await user.type(screen.getByLabelText('Title'), 'Mini whiteboards{Enter}')
  expect(send).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(screen.getByLabelText('Title'))
})

test('a button that is out of use does nothing', async () => {
  const user = userEvent.setup()
  const press = vi.fn<() => void>()
  render(
    <Button isDisabled onPress={press}>
      Save
    </Button>,
  )
  expect(button('Save').disabled).toBe(true)
  await user.click(button('Save'))
  expect(press).not.toHaveBeenCalled()
})

test('a file can be chosen, and the same one again once it has been mended', async () => {
  const user = userEvent.setup()
  const choose = vi.fn<(files: File[]) => void>()
  const { container } = render(
    <FileButton accept={['.csv', 'text/csv']} onChoose={choose}>
      Choose a file
    </FileButton>,
  )
  const input = container.querySelector<HTMLInputElement>('input[type=file]')!
  expect([input.accept, input.multiple]).toEqual(['.csv,text/csv', false])
  const opened = vi.spyOn(input, 'click')
  const file = new File(['Name'], 'staff.csv', { type: 'text/csv' })
  await user.upload(input, file)
  expect(choose).toHaveBeenLastCalledWith([file])
  await user.click(button('Choose a file'))
  expect(opened).toHaveBeenCalledOnce()
  expect(input.value).toBe('')
})
