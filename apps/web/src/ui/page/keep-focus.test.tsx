import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, useState, type ReactNode } from 'react'
import { beforeAll, expect, test } from 'vitest'
import { loadDialog } from '#test/load-dialog.tsx'
import { Button } from '../button.tsx'
import { Confirm } from '../dialog.tsx'
import { keepFocus } from '#lib/page/keep-focus.ts'

const names = ['Ann', 'Ben', 'Cy']
type Parts = { all: string[]; drop: (name: string) => void }

/** Every shape in which something can be removed here. */
const shapes: Record<string, (parts: Parts) => ReactNode> = {
  'a list': ({ all, drop }) => (
    <ul>
      {all.map(name => (
        <li key={name}>
          <a href={`#${name}`}>{name}</a>
          <button type="button" aria-label={`Remove ${name}`} onClick={() => drop(name)}>
            Remove
          </button>
        </li>
      ))}
    </ul>
  ),
  'a table': ({ all, drop }) => (
    <table>
      <tbody>
        {all.map(name => (
          <tr key={name}>
            <td>{name}</td>
            <td>
              <button type="button" onClick={() => drop(name)} aria-label={`Remove ${name}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
  'cards with a heading each': ({ all, drop }) => (
    <div>
      {all.map(name => (
        <article key={name}>
          <h3>{name}</h3>
          <div>
            <button type="button">Edit</button>
            <button type="button" aria-label={`Remove ${name}`} onClick={() => drop(name)}>
              Drop
            </button>
          </div>
        </article>
      ))}
    </div>
  ),
  'with a question first': ({ all, drop }) => <Asking {...{ all, drop }} />,
  'an answer that takes a while': ({ all, drop }) => (
    <ul>
      {all.map(name => (
        <li key={name}>
          <button
            type="button"
            aria-label={`Remove ${name}`}
            onClick={event => {
              event.currentTarget.disabled = true
              setTimeout(() => act(() => drop(name)), 30)
            }}
          />
        </li>
      ))}
    </ul>
  ),
}

function Asking({ all, drop }: Parts) {
  const [asked, ask] = useState<string | null>(null)
  return (
    <ul>
      {all.map(name => (
        <li key={name}>
          <button type="button" aria-label={`Remove ${name}`} onClick={() => ask(name)}>
            Remove
          </button>
        </li>
      ))}
      <Confirm
        open={asked !== null}
        title="Remove?"
        action="Yes"
        keep="No"
        onClose={() => ask(null)}
        onConfirm={() => {
          if (asked) drop(asked)
          ask(null)
        }}
      >
        <p>Sure?</p>
      </Confirm>
    </ul>
  )
}

function Page({ shape }: { shape: (parts: Parts) => ReactNode }) {
  useEffect(keepFocus, [])
  const [all, setAll] = useState(names)
  return (
    <main>
      <h1>Page</h1>
      <section>
        <h2>People</h2>
        {all.length > 0 ? shape({ all, drop: name => setAll(all.filter(each => each !== name)) }) : <p>No one</p>}
      </section>
      <section>
        <h2>Others</h2>
        <button type="button">Another</button>
      </section>
    </main>
  )
}

/** Some frames after the page has changed. */
async function focused(): Promise<string | null | undefined> {
  await waitFor(() => expect(document.activeElement?.matches('body, :disabled')).toBe(false))
  return document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
}

beforeAll(loadDialog)

test.each(Object.entries(shapes))(
  'the next of its kind has the focus, then the list’s heading: %s',
  async (_name, shape) => {
    render(<Page shape={shape} />)
    const user = userEvent.setup()
    const remove = async (name: string) => {
      screen.getByRole('button', { name: `Remove ${name}` }).focus()
      await user.keyboard('{Enter}')
      const yes = screen.queryByRole('button', { name: 'Yes' })
      if (!yes) return
      yes.focus()
      await user.keyboard('{Enter}')
    }
    await remove('Ben')
    expect(await focused()).toBe('Remove Cy')
    await remove('Cy')
    expect(await focused()).toBe('Remove Ann')
    await remove('Ann')
    expect(await focused()).toBe('People')
  },
)

function Editing() {
  useEffect(keepFocus, [])
  const [is, set] = useState(false)
  return (
    <main>
      <h1>Page</h1>
      <article>
        <p>Text</p>
        {is ? (
          <form
            onSubmit={event => {
              event.preventDefault()
              set(false)
            }}
          >
            <input aria-label="Text" />
            <button type="submit">Save</button>
            <button type="button" onClick={() => set(false)}>
              Cancel
            </button>
          </form>
        ) : (
          <div>
            <button type="button">Reply</button>
            <button type="button" onClick={() => set(true)}>
              Edit
            </button>
          </div>
        )}
      </article>
    </main>
  )
}

test.each(['Save', 'Cancel'])('a form that closes by %s leaves the focus on what opened it', async way => {
  render(<Editing />)
  const user = userEvent.setup()
  screen.getByRole('button', { name: 'Edit' }).focus()
  await user.keyboard('{Enter}')
  screen.getByLabelText('Text').focus()
  screen.getByRole('button', { name: way }).focus()
  await user.keyboard('{Enter}')
  expect(await focused()).toBe('Edit')
})

test('anyone who has left it by themselves is left alone', async () => {
  const List = shapes['a list'] as (parts: Parts) => ReactNode
  render(<Page shape={List} />)
  const button = screen.getByRole('button', { name: 'Remove Ben' })
  button.focus()
  button.blur()
  // Browsers name nothing that has the focus next, where jsdom names the document.
  await act(async () => fireEvent.focusOut(button, { relatedTarget: null }))
  await act(async () => button.click())
  expect(screen.queryByRole('button', { name: 'Remove Ben' })).toBeNull()
  // Longer than what has been lost would take to be given on.
  for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)
  expect(document.activeElement).toBe(document.body)
})

function Sending({ pending }: { pending: boolean }) {
  useEffect(keepFocus, [])
  const [sent, send] = useState<'no' | 'going' | 'yes'>('no')
  return (
    <main>
      <h1>Page</h1>
      <form
        onSubmit={event => {
          event.preventDefault()
          send(pending ? 'going' : 'yes')
          if (pending) setTimeout(() => act(() => send('yes')), 30)
        }}
      >
        <textarea aria-label="A question" />
        <Button type="submit" isPending={sent === 'going'} isDisabled={sent === 'yes'}>
          {sent === 'yes' ? 'Update' : 'Send'}
        </Button>
      </form>
    </main>
  )
}

test.each([true, false])(
  'a form that stays, its button off once it is sent, has the focus on its field',
  async pending => {
    render(<Sending pending={pending} />)
    screen.getByRole('button', { name: 'Send' }).focus()
    await userEvent.setup().keyboard('{Enter}')
    await screen.findByRole('button', { name: 'Update' })
    expect(await focused()).toBe('A question')
  },
)
