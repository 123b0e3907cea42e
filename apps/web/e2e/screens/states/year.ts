import type { Page } from 'playwright-core'
import { alertSays, invalid, nothing, opened, press, type States } from './state.ts'

/** A logo of a few pixels. */
const trees =
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAAAwCAMAAADZyI/9AAAACVBMVEX///8vblBuSy1xv/ShAAAAAXRSTlMAQObYZgAAAI5JREFUeNrt1ksSgCAMA9DG+x/ahX8XEIKdgTFdpz5FmBLhck1cuCr58SkEkCsAuQLACpoPkIL4iQApqIvIAupvAjhB3ggkwG+EQQF6pxkwMCUQ+jn7Eug4yeTb9QChTANl5ixbFefZPdM8NWvNr0z73K82PzLC1eJsLoSOjHR72Zu7MwYMDA8guQz8AFgBmZQHbyyYpyoAAAAASUVORK5CYII='

async function chooseLogo(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  const chooser = page.waitForEvent('filechooser')
  await press(page, /^Choose (a|another) logo$/)
  await (await chooser).setFiles(file)
}

/** Notifications, emails, hours, attendance and certificates. */
export const year: States<
  | 'notifications'
  | 'emails'
  | 'reminders'
  | 'hours'
  | 'hoursOf'
  | 'register'
  | 'certificate'
  | 'nextYear'
  | 'years'
  | 'school'
> = {
  nextYear: [
    { name: 'proposed', as: 'coordinator', at: () => '/programme/next-year', heading: 'Next year' },
    {
      name: 'staying',
      as: 'coordinator',
      at: () => '/programme/next-year',
      heading: 'Next year',
      act: async page => {
        await page.getByRole('radio', { name: 'Everyone stays in their hub' }).check()
        await page.locator('details').first().locator('summary').click()
        await press(page, 'Save')
        await page.getByText('Saved. Nothing changes until the year starts.').waitFor()
      },
    },
    {
      name: 'wrong',
      as: 'coordinator',
      at: () => '/programme/next-year',
      heading: 'Next year',
      act: async page => {
        await page.getByRole('textbox', { name: 'Academic year' }).fill('')
        for (const hub of await page.getByRole('group', { name: 'Hubs that run' }).getByRole('checkbox').all())
          await hub.uncheck()
        await press(page, 'Save')
        await invalid(page)
      },
    },
    { name: 'not-theirs', as: 'facilitator', at: () => '/programme/next-year', heading: nothing },
  ],
  school: [
    { name: 'plain', as: 'coordinator', at: () => '/school', heading: 'Your school' },
    {
      name: 'too-light',
      as: 'coordinator',
      at: () => '/school',
      heading: 'Your school',
      act: async page => {
        await page.getByRole('radio', { name: 'Your own colour' }).check()
        await page.getByLabel('Colour', { exact: true }).fill('#ffd400')
        await press(page, 'Save')
        await invalid(page)
      },
    },
    {
      name: 'logo',
      as: 'coordinator',
      at: () => '/school',
      heading: 'Your school',
      async act(page) {
        await chooseLogo(page, { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(trees, 'base64') })
        await page.getByRole('img', { name: 'Your logo on a light page' }).waitFor()
      },
      async undo(page) {
        await press(page, 'Remove logo')
        await page.getByRole('dialog').getByRole('button', { name: 'Remove logo' }).click()
        await page.getByText('No logo yet.').waitFor()
      },
    },
    {
      name: 'no-picture',
      as: 'coordinator',
      at: () => '/school',
      heading: 'Your school',
      async act(page) {
        await chooseLogo(page, { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
        await alertSays(page)
      },
    },
    { name: 'not-theirs', as: 'facilitator', at: () => '/school', heading: nothing },
  ],
  years: [
    { name: 'past', as: 'coordinator', at: () => '/years', heading: 'Past years' },
    { name: 'past', as: 'member', at: () => '/years', heading: 'Past years' },
  ],
  notifications: [
    { name: 'notifications', as: 'member', at: () => '/notifications', heading: 'Notifications' },
    {
      name: 'calendar-address',
      as: 'support',
      at: () => '/notifications',
      heading: 'Notifications',
      act: async page => {
        await press(page, 'Create a calendar address')
        await page.getByLabel('Your calendar address').waitFor()
      },
    },
  ],
  emails: [
    {
      name: 'preview',
      as: 'coordinator',
      at: () => '/emails',
      heading: 'Emails',
      act: page => page.getByText('Before a meeting').first().click(),
    },
    { name: 'not-theirs', as: 'teacher', at: () => '/emails', heading: nothing },
  ],
  reminders: [
    { name: 'group', as: 'facilitator', at: () => '/reminders', heading: 'Reminders' },
    { name: 'all', as: 'coordinator', at: () => '/reminders', heading: 'Reminders' },
  ],
  hours: [
    { name: 'own', as: 'member', at: () => '/hours', heading: 'My hours' },
    { name: 'none', as: 'support', at: () => '/hours', heading: 'My hours' },
  ],
  hoursOf: [
    {
      name: 'correct',
      as: 'coordinator',
      at: ({ person }) => `${person}/hours`,
      heading: /^Hours: /,
      act: async page => {
        await press(page, 'Correct hours')
        await opened(page)
        await press(page, 'Save correction')
        await invalid(page)
      },
    },
    { name: 'not-theirs', as: 'facilitator', at: ({ person }) => `${person}/hours`, heading: nothing },
  ],
  register: [
    { name: 'school', as: 'coordinator', at: () => '/register', heading: 'Attendance' },
    { name: 'by-person', as: 'coordinator', at: () => '/register?by=person', heading: 'Attendance' },
    { name: 'group', as: 'facilitator', at: () => '/register', heading: 'Attendance' },
    { name: 'not-theirs', as: 'leadership', at: () => '/register', heading: nothing },
  ],
  certificate: [
    { name: 'empty', as: 'visitor', at: () => '/certificate', heading: 'Check a certificate' },
    {
      name: 'wrong',
      as: 'visitor',
      at: () => '/certificate',
      heading: 'Check a certificate',
      act: async page => {
        await page.getByRole('textbox', { name: 'Code' }).fill('ABCD')
        await press(page, 'Check certificate')
        await invalid(page)
      },
    },
  ],
}
