import { screen, waitFor } from '@testing-library/react'
import { useState, type ComponentType } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { OwnSessions } from '#features/accounts/settings/own-sessions.tsx'
import { Checklist } from '#features/preparation/checklist.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'
import { empty, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'

const names = ['Room', 'Pens', 'Cake']

/** A server with a list, from which each of them can be taken. */
function stubList(list: string, itemOf: (name: string) => object, remove: (name: string) => string) {
  let left = [...names]
  const items = () => ({ body: { items: left.map(itemOf) } })
  const removals = names.map(name => {
    const answer = () => {
      left = left.filter(each => each !== name)
      return remove(name).startsWith('DELETE') ? empty(null) : items()
    }
    return [remove(name), answer] as const
  })
  stubApi({ [`GET ${list}`]: items, ...Object.fromEntries(removals) })
}

function Outcomes() {
  const [value, setValue] = useState(names)
  return (
    <ListEditor label="Aims" noun="aim" {...{ value }} onChange={setValue} blank={() => ''} most={5}>
      {(item, index, change) => (
        <Field label={`Aim ${index + 1}`} value={item} onChange={event => change(event.target.value)} />
      )}
    </ListEditor>
  )
}

type Removal = { list: ComponentType; answers: () => void; remove: RegExp }
const removals: Record<string, Removal> = {
  'tasks of a checklist': {
    list: () => <Checklist meetingId="m1" />,
    answers: () =>
      stubList(
        '/meetings/m1/checklist',
        name => ({ id: name, text: name, ticked: null }),
        name => `PATCH /meetings/m1/checklist/${name}`,
      ),
    remove: /^Remove: /u,
  },
  'devices that are signed in': {
    list: () => <OwnSessions timeZone="Europe/London" onSignedOut={vi.fn<() => void>()} />,
    answers: () => {
      const at = '2026-11-16T14:00:00.000Z'
      const sessionOf = (name: string) => ({ id: name, device: name, createdAt: at, lastSeenAt: at, current: false })
      stubList('/sessions', sessionOf, name => `DELETE /sessions/${name}`)
    },
    remove: /^Sign out of /u,
  },
  'aims of a programme, while they are typed': { list: Outcomes, answers: () => stubApi({}), remove: /^Remove aim/u },
}

afterEach(() => vi.useRealTimers())

test.each(Object.entries(removals))(
  'the focus is never lost while one after the other goes: %s',
  async (_name, each) => {
    each.answers()
    const Page = () => (
      <main>
        <h1>Page</h1>
        <h2>List</h2>
        <each.list />
      </main>
    )
    const { user } = renderScreen(Page, { at: '/', open: true })
    await screen.findAllByRole('button', { name: each.remove })
    for (let left = names.length; left > 0; left -= 1) {
      const buttons = screen.getAllByRole('button', { name: each.remove })
      expect(buttons.length).toBe(left)
      // One in the middle first, then what is left.
      buttons[left === names.length ? 1 : 0]?.focus()
      await user.keyboard('{Enter}')
      await waitFor(() => expect(screen.queryAllByRole('button', { name: each.remove }).length).toBe(left - 1))
      await waitFor(() => expect(document.activeElement?.closest('main')).toBeTruthy())
      const focused = document.activeElement as HTMLElement
      if (left > 1) expect(focused.getAttribute('aria-label')).toMatch(each.remove)
      else expect(focused.matches('h1, h2, h3, button, input')).toBe(true)
    }
  },
)
