import type { AgendaEdit } from '@hubs/schema/meetings/agenda'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from '#lib/query-client.ts'
import { StatusProvider } from '#ui/notes/status.tsx'
import { AgendaEditor } from './agenda-editor.tsx'
import { detailOf, planned, timeZone } from '../meetings.testkit.tsx'

const meeting = detailOf(planned())
const sent: AgendaEdit[] = []

/** The server: it saves what it is sent, unless somebody else has saved meanwhile. */
function stubServer(standing: MeetingDetail = meeting) {
  sent.length = 0
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const edit = JSON.parse(String(init.body)) as AgendaEdit
    sent.push(edit)
    if (edit.expectedVersion !== standing.version) {
      const detail = 'Someone else has changed this meeting. Check the latest version, then make your change.'
      const problem = {
        type: 'about:blank',
        status: 409,
        code: 'stale',
        title: 'Someone else has changed this',
        detail,
        current: standing,
      }
      return new Response(JSON.stringify(problem), { status: 409 })
    }
    const segments = edit.segments.map((segment, index) => ({
      ...segment,
      id: segment.id ?? `new-${index}`,
      floorMinutes: 2,
    }))
    return new Response(JSON.stringify({ ...standing, segments, version: standing.version + 1 }), { status: 200 })
  })
}

function show(standing: MeetingDetail = meeting) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter>
        <StatusProvider>
          <AgendaEditor meeting={standing} timeZone={timeZone} />
        </StatusProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}
const part = (number: number) =>
  within(screen.getAllByRole('listitem').filter(item => item.dataset['item'])[number - 1] as HTMLElement)
const minutes = (number: number) => part(number).getByLabelText<HTMLInputElement>('Minutes')
const title = (number: number) => screen.getByLabelText<HTMLInputElement>(`Part ${number}`)

test('the sum is said in words, and the clock times move with the minutes', async () => {
  stubServer()
  const user = show()
  expect(screen.getByText('120 of 120 minutes: it fits.')).toBeTruthy()
  await user.click(part(1).getByRole('button', { name: 'One minute less' }))
  await user.click(part(1).getByRole('button', { name: 'One minute less' }))
  expect(screen.getByText('118 of 120 minutes: 2 to spare.')).toBeTruthy()
  expect(part(2).getByText('15:35')).toBeTruthy()
  await user.clear(minutes(4))
  await user.type(minutes(4), '15')
  expect(screen.getByText('123 of 120 minutes: 3 over.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Agenda saved. It’s three minutes longer than the meeting.')).toBeTruthy()
})

test('a warning stands beside the minutes it is about, and forbids nothing', async () => {
  stubServer()
  const user = show()
  await user.clear(minutes(3))
  await user.type(minutes(3), '10')
  const warning = part(3).getByText(/For 2 minutes each, allow 20 minutes/)
  expect(minutes(3).getAttribute('aria-describedby')).toBe(warning.id)
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Agenda saved.')).toBeTruthy()
  expect(sent[0]).toMatchObject({
    expectedVersion: 3,
    segments: [{ minutes: 7 }, { minutes: 7 }, { minutes: 10 }, {}, {}, {}, {}],
  })
})

test('parts move by buttons, and one that was taken out comes back with undo', async () => {
  const user = show()
  await user.click(screen.getByRole('button', { name: 'Move part 2 up' }))
  expect([title(1).value, title(2).value]).toEqual(['Starter', 'Introduction'])
  await user.click(screen.getByRole('button', { name: 'Remove part 4' }))
  expect(title(4).value).toBe('New learning')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(title(4).value).toBe('Break')
})

test('an agenda that was left unsaved is there again, typed or moved, and says that it isn’t saved', async () => {
  const user = show()
  await user.type(title(2), ' in pairs')
  await user.click(screen.getByRole('button', { name: 'Move part 2 up' }))
  cleanup()
  show()
  expect([title(1).value, title(2).value]).toEqual(['Starter in pairs', 'Introduction'])
  expect(screen.getByText('What you typed earlier is still here, but isn’t saved yet.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Discard it and show the saved version' }))
  expect([title(1).value, title(2).value]).toEqual(['Introduction', 'Starter'])
})

test('fitting anew keeps titles and can be undone', async () => {
  const user = show()
  await user.clear(title(5))
  await user.type(title(5), 'Hinge questions')
  await user.click(screen.getByRole('checkbox', { name: 'Include a break' }))
  await user.click(screen.getByRole('button', { name: 'Fit to 120 minutes and 10 people' }))
  expect(screen.getByText('120 of 120 minutes: it fits.')).toBeTruthy()
  expect([minutes(3).value, title(4).value]).toEqual(['40', 'Hinge questions'])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect([minutes(3).value, title(4).value]).toEqual(['37', 'Break'])
})

test('fitting anew is for the parts that are there: none comes back, none goes, none moves', async () => {
  const user = show()
  await user.click(screen.getByRole('button', { name: 'Remove part 2' }))
  await user.click(screen.getByRole('button', { name: 'Add a part' }))
  await user.type(title(7), 'Our own part')
  await user.click(screen.getByRole('button', { name: 'Move part 7 up' }))
  const titles = () => screen.getAllByLabelText<HTMLInputElement>(/^Part \d+$/).map(field => field.value)
  const before = titles()
  await user.click(screen.getByRole('button', { name: 'Fit to 120 minutes and 10 people' }))
  expect(titles()).toEqual(before)
  expect(before).toContain('Our own part')
  expect(before).not.toContain('Starter')
  expect(screen.getByText('120 of 120 minutes: it fits.')).toBeTruthy()
})

test('a stale save shows what stands now and loses nothing typed', async () => {
  const segments = meeting.segments.map((segment, index) => (index === 0 ? { ...segment, minutes: 9 } : segment))
  stubServer({ ...meeting, segments, version: 4 })
  const user = show()
  await user.clear(title(2))
  await user.type(title(2), 'Two truths')
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Someone else has changed this')).toBeTruthy()
  expect(screen.getByText(/Introduction, 9 min/)).toBeTruthy()
  expect(title(2).value).toBe('Two truths')
  await user.click(screen.getByRole('button', { name: 'Save my version' }))
  expect(await screen.findByText('Agenda saved.')).toBeTruthy()
  expect(sent.at(-1)?.segments[1]?.title).toBe('Two truths')
})

test('what is typed is still there after leaving the page and coming back', async () => {
  const user = show()
  await user.clear(title(1))
  await user.type(title(1), 'Hello')
  cleanup()
  show()
  expect(title(1).value).toBe('Hello')
  expect(screen.getByText(/What you typed earlier is still here/)).toBeTruthy()
})

test('a part without a title is named before anything is sent', async () => {
  stubServer()
  const user = show()
  await user.clear(title(1))
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Enter a title for this part.')).toBeTruthy()
  expect(sent).toHaveLength(0)
})

test('links and things to bring are sent without the lines left empty, and a wrong address is named', async () => {
  stubServer()
  const user = show()
  await user.click(part(2).getByText('Prompt, notes, links'))
  await user.type(part(2).getByLabelText('Things to bring or set out'), 'Whiteboards{enter}{enter}Pens')
  await user.click(part(2).getByRole('button', { name: 'Add a link' }))
  await user.type(part(2).getByLabelText('Link 1'), 'The clip')
  await user.type(part(2).getByLabelText('Web address, link 1'), 'javascript:alert(1)')
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Enter a web address that starts with https://')).toBeTruthy()
  expect(sent).toHaveLength(0)
  await user.clear(part(2).getByLabelText('Web address, link 1'))
  await user.type(part(2).getByLabelText('Web address, link 1'), 'https://example.org/clip')
  await user.click(part(2).getByRole('button', { name: 'Add a link' }))
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByText('Agenda saved.')).toBeTruthy()
  expect(sent[0]?.segments[1]).toMatchObject({
    materials: ['Whiteboards', 'Pens'],
    links: [{ title: 'The clip', url: 'https://example.org/clip' }],
  })
})

test('what the last meetings have needed is one tap, and can be undone', async () => {
  const feedback = meeting.segments.find(({ kind }) => kind === 'feedback')
  const advice = [
    {
      segmentId: feedback?.id ?? '',
      minutes: 46,
      neededMinutes: 9,
      meetings: 3,
      sentence: 'Feedback has needed more.',
    },
  ]
  const user = show({ ...meeting, advice })
  await user.click(screen.getByRole('button', { name: 'Plan 46 minutes' }))
  expect(minutes(3).value).toBe('46')
  expect(screen.queryByText('Feedback has needed more.')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(minutes(3).value).toBe('37')
})
