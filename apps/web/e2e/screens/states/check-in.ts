import type { Page } from 'playwright-core'
import { alertSays, invalid, nothing, press, unknownToken, type States } from './state.ts'

async function askForLink(page: Page) {
  await press(page, 'Use a sign-in link instead')
  await page.getByLabel('Email address').fill('nobody@sample.test')
  await press(page, 'Email me a sign-in link')
  await page.getByText(/has been saved on the server/).waitFor()
}

/** What visitors see, and the screens that come before one is signed in. */
export const checkIn: States<
  | 'public'
  | 'hub'
  | 'signIn'
  | 'magicLink'
  | 'forgottenPassword'
  | 'newPassword'
  | 'secondStep'
  | 'invitation'
  | 'setUp'
> = {
  public: [
    { name: 'full', as: 'visitor', at: () => '/', heading: /^Five hubs/ },
    { name: 'full', as: 'member', at: () => '/', heading: /^Five hubs/ },
  ],
  hub: [
    { name: 'full', as: 'visitor', at: () => '/hubs/questioning', heading: /questions/ },
    { name: 'long', as: 'visitor', at: () => '/hubs/growth-mindset', heading: /difficulty/ },
    { name: 'wrong', as: 'visitor', at: () => '/hubs/none', heading: nothing },
    { name: 'full', as: 'teacher', at: () => '/hubs/academic-language', heading: /expert/ },
    { name: 'no-place', as: 'teacher', at: () => '/hubs/feedback', heading: /feedback/ },
    { name: 'own', as: 'member', at: () => '/hubs/questioning', heading: /questions/ },
    { name: 'wrong', as: 'member', at: () => '/hubs/none', heading: nothing },
    { name: 'open', as: 'support', at: () => '/hubs/e-learning', heading: /technology/ },
  ],
  signIn: [
    { name: 'new', as: 'visitor', at: () => '/sign-in', heading: 'Sign in' },
    {
      name: 'empty',
      as: 'visitor',
      at: () => '/sign-in?next=%2Fchoose',
      heading: 'Sign in',
      async act(page) {
        await press(page, /^Sign in$/)
        await invalid(page)
      },
    },
    {
      name: 'wrong',
      as: 'visitor',
      at: () => '/sign-in',
      heading: 'Sign in',
      async act(page) {
        await page.getByLabel('Email address').fill('teacher@sample.test')
        await page.getByLabel('Password', { exact: true }).fill('not the password')
        await press(page, /^Sign in$/)
        await alertSays(page)
      },
    },
    { name: 'by-mail', as: 'visitor', at: () => '/sign-in', heading: 'Sign in', act: askForLink },
    { name: 'sent-back', as: 'visitor', at: () => '/sign-in?problem=no-account', heading: 'Sign in' },
    { name: 'from-elsewhere', as: 'visitor', at: () => '/programme', heading: 'Sign in' },
  ],
  magicLink: [
    { name: 'good', as: 'visitor', at: ({ link }) => link, heading: 'Sign in with an email link' },
    { name: 'cut', as: 'visitor', at: () => '/link', heading: 'Sign in with an email link' },
    {
      name: 'unknown',
      as: 'visitor',
      at: () => `/link${unknownToken}`,
      heading: 'Sign in with an email link',
      act: alertSays,
    },
  ],
  forgottenPassword: [
    { name: 'new', as: 'visitor', at: () => '/forgotten-password', heading: 'Forgotten password' },
    {
      name: 'sent',
      as: 'visitor',
      at: () => '/forgotten-password',
      heading: 'Forgotten password',
      async act(page) {
        await page.getByLabel('Email address').fill('nobody@sample.test')
        await press(page, 'Email me a link')
        await page.getByLabel('6-digit code').fill('123 456')
        await press(page, 'Use code')
        await invalid(page)
      },
    },
  ],
  newPassword: [
    { name: 'good', as: 'visitor', at: ({ newPassword }) => newPassword, heading: 'Choose a new password' },
    {
      name: 'weak',
      as: 'visitor',
      at: ({ newPassword }) => newPassword,
      heading: 'Choose a new password',
      async act(page) {
        await page.getByLabel('New password', { exact: true }).fill('password1234')
        await press(page, 'Save new password')
        await invalid(page)
      },
    },
    { name: 'cut', as: 'visitor', at: () => '/new-password', heading: 'Choose a new password', act: alertSays },
    {
      name: 'unknown',
      as: 'visitor',
      at: () => `/new-password${unknownToken}`,
      heading: 'Choose a new password',
      act: alertSays,
    },
  ],
  // Nobody at the sample school owes a second step: the journey of it looks at the rest.
  secondStep: [{ name: 'nobody', as: 'visitor', at: () => '/second-step', heading: 'Sign in' }],
  invitation: [
    { name: 'good', as: 'visitor', at: ({ invitation }) => invitation, heading: /^Welcome/ },
    {
      name: 'empty',
      as: 'visitor',
      at: ({ invitation }) => invitation,
      heading: /^Welcome/,
      async act(page) {
        await press(page, /^Create password/)
        await invalid(page)
      },
    },
    { name: 'cut', as: 'visitor', at: () => '/invitation', heading: 'Your invitation' },
    { name: 'unknown', as: 'visitor', at: () => `/invitation${unknownToken}`, heading: 'Your invitation' },
  ],
  setUp: [{ name: 'over', as: 'visitor', at: () => `/set-up${unknownToken}`, heading: 'Set up your school' }],
}
