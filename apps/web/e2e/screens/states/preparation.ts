import type { Page } from 'playwright-core'
import { invalid, leave, nothing, opened, press, type States } from './state.ts'

const ideas = [
  ['Hinge questions', 'One question in the middle of the lesson that everybody answers at once.'],
  ['Wait time', 'Three seconds of silence after each question, and after each answer.'],
] as const

/** Proposes through the form, as a person would. */
async function propose(page: Page, title: string, technique: string) {
  await press(page, 'Propose an idea')
  await opened(page)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('What would you see?').fill(technique)
  await page.getByLabel('Why does it work?').fill('Everybody thinks, not only those whose hands are up.')
  await page
    .getByLabel('What are the common pitfalls?')
    .fill('The answers are gathered, and the lesson goes on regardless.')
  await page.getByLabel('Pre-reading (optional)').fill('https://example.org/pre-read')
  await page.getByLabel('Reading time in minutes').fill('8')
  await press(page, 'Propose idea')
  await page.getByRole('heading', { name: title }).waitFor()
}

/** What comes before a meeting. */
export const preparing: States<'printAgenda' | 'candidates' | 'templates' | 'template'> = {
  printAgenda: [
    { name: 'full', as: 'facilitator', at: ({ toCome }) => `${toCome}/agenda/print`, heading: /meeting \d/ },
    { name: 'full', as: 'member', at: ({ toCome }) => `${toCome}/agenda/print`, heading: /meeting \d/ },
    { name: 'not-theirs', as: 'teacher', at: ({ toCome }) => `${toCome}/agenda/print`, heading: /\w/ },
  ],
  candidates: [
    { name: 'seen', as: 'member', at: ({ toCome }) => `${toCome}/candidates`, heading: 'What should we learn next?' },
    {
      name: 'wrong',
      as: 'member',
      at: ({ toCome }) => `${toCome}/candidates`,
      heading: 'What should we learn next?',
      async act(page) {
        await press(page, 'Propose an idea')
        await opened(page)
        await press(page, 'Propose idea')
        await invalid(page)
      },
      undo: leave,
    },
    {
      name: 'proposed',
      as: 'facilitator',
      at: ({ toCome }) => `${toCome}/candidates`,
      heading: 'What should we learn next?',
      async act(page) {
        for (const [title, technique] of ideas) await propose(page, title, technique)
      },
    },
    { name: 'not-theirs', as: 'teacher', at: ({ toCome }) => `${toCome}/candidates`, heading: /\w/ },
  ],
  templates: [
    { name: 'built-in', as: 'facilitator', at: () => '/templates', heading: 'Agenda templates' },
    {
      name: 'copying',
      as: 'facilitator',
      at: () => '/templates',
      heading: 'Agenda templates',
      async act(page) {
        await press(page, 'Copy Sharing meeting')
        await opened(page)
        await page.getByLabel('Name').fill('')
        await press(page, 'Save template')
        await invalid(page)
      },
      undo: leave,
    },
    { name: 'not-theirs', as: 'member', at: () => '/templates', heading: nothing },
  ],
  template: [
    { name: 'built-in', as: 'facilitator', at: () => '/templates/ordinary', heading: 'Standard meeting' },
    { name: 'wrong', as: 'facilitator', at: () => '/templates/none', heading: nothing },
    {
      name: 'own',
      as: 'coordinator',
      at: () => '/templates/first',
      heading: 'First meeting',
      async act(page) {
        await press(page, 'Copy template')
        await opened(page)
        await page.getByLabel('Name').fill('First meeting, as we hold it')
        await press(page, 'Save template')
        await page.getByRole('button', { name: 'Save the template' }).waitFor()
      },
    },
  ],
}
