import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type NoticeChannel, noticeChoices, optionalNoticeKinds } from '@hubs/schema/notices'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { choiceWords } from '#features/notices/notice-labels.ts'
import NotificationsScreen from './notifications.tsx'

const choicesOf = (minutes: NoticeChannel) =>
  noticeChoices.parse({
    choices: optionalNoticeKinds.map(kind => ({ kind, channel: kind === 'minutes' ? minutes : 'email' })),
    refusedSince: null,
  })

const at = { at: '/notifications', path: '/notifications' }
const answers = {
  'GET /me': ok(meOf({ membership: inQuestioning })),
  'GET /me/notices?limit=20': ok({ items: [], next: null, unread: 0 }),
  'GET /me/notice-choices': ok(choicesOf('email')),
  'GET /me/calendar': ok({ createdAt: null }),
}
const radio = (name: string) => screen.findByRole<HTMLInputElement>('radio', { name })

test('each kind has its row, and what is chosen is kept at once', async () => {
  const calls = stubApi({ ...answers, 'PUT /me/notice-choices/minutes': ok(choicesOf('digest')) })
  const { user } = renderScreen(NotificationsScreen, at)
  for (const { label } of Object.values(choiceWords)) expect((await radio(`${label} Email`)).checked).toBe(true)
  const daily = await radio(`${choiceWords.minutes.label} Once a day`)
  await user.click(daily)
  await screen.findByText('Saved.')
  expect(daily.checked).toBe(true)
  expect(calls.at(-1)).toMatchObject({ what: 'PUT /me/notice-choices/minutes', body: { channel: 'digest' } })
})

test('everything is chosen in one tap, and only what was otherwise is sent', async () => {
  const others = optionalNoticeKinds.filter(kind => kind !== 'minutes')
  const daily = noticeChoices.parse({
    choices: optionalNoticeKinds.map(kind => ({ kind, channel: 'digest' })),
    refusedSince: null,
  })
  const calls = stubApi({
    ...answers,
    'GET /me/notice-choices': ok(choicesOf('digest')),
    ...Object.fromEntries(others.map(kind => [`PUT /me/notice-choices/${kind}`, ok(daily)])),
  })
  const { user } = renderScreen(NotificationsScreen, at)
  const everything = within(await screen.findByRole('group', { name: 'Everything' }))
  await user.click(everything.getByRole('button', { name: 'Once a day' }))
  await screen.findByText('Saved.')
  expect(calls.filter(({ what }) => what.startsWith('PUT')).map(({ what }) => what)).toEqual(
    others.map(kind => `PUT /me/notice-choices/${kind}`),
  )
  expect(everything.getByRole('button', { name: 'Once a day' }).getAttribute('aria-pressed')).toBe('true')
})

test('what is refused stays as it was, and its own row says so', async () => {
  const no = refused(503, 'unavailable', 'The server is busy. Try again in a minute.')
  stubApi({ ...answers, 'PUT /me/notice-choices/minutes': no })
  const { user } = renderScreen(NotificationsScreen, at)
  await user.click(await radio(`${choiceWords.minutes.label} Only here`))
  const row = (await radio(`${choiceWords.minutes.label} Email`)).closest('tr')
  await waitFor(() => expect(row?.textContent).toContain('The server is busy.'))
  expect((await radio(`${choiceWords.minutes.label} Email`)).checked).toBe(true)
})
