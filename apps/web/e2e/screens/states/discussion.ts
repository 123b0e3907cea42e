import type { Page } from 'playwright-core'
import { inHeld, nothing, type States } from './state.ts'

/** Until there is nothing left to wait for at the foot of the page. */
async function come(page: Page) {
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.locator('#replies textarea').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.waiting'))
}

/** What is followed, and what a coordinator decides about. The discussions themselves stand under other pages. */
export const discussion: States<'discussions' | 'moderation'> = {
  discussions: [
    { name: 'full', as: 'member', at: () => '/discussions', heading: 'Discussions you follow' },
    { name: 'full', as: 'facilitator', at: () => '/discussions', heading: 'Discussions you follow' },
    { name: 'empty', as: 'support', at: () => '/discussions', heading: 'Discussions you follow' },
    { name: 'under-a-hub', as: 'teacher', at: () => '/hubs/questioning', heading: /questions/, act: come },
    {
      name: 'previewed',
      as: 'member',
      at: () => '/hubs/questioning',
      heading: /questions/,
      async act(page) {
        await come(page)
        await page
          .getByLabel('Add a comment', { exact: true })
          .fill(
            '**Wait time** worked:\n\n- three seconds\n- [what we read](https://example.org/wait)\n\n> Nobody minds.',
          )
        await page.getByRole('button', { name: 'Preview' }).first().click()
        await page.getByText('(example.org)').waitFor()
      },
      async undo(page) {
        await page.getByRole('button', { name: 'Write', exact: true }).first().click()
        await page.getByLabel('Add a comment', { exact: true }).fill('')
      },
    },
    {
      name: 'naming',
      as: 'member',
      at: () => '/hubs/questioning',
      heading: /questions/,
      async act(page) {
        await come(page)
        await page.getByLabel('Add a comment', { exact: true }).pressSequentially('Thank you @a')
        await page.getByRole('listbox').waitFor()
      },
      undo: page => page.getByLabel('Add a comment', { exact: true }).fill(''),
    },
    { name: 'under-a-meeting', as: 'facilitator', at: inHeld(), heading: /^Meeting /, act: come },
    { name: 'on-the-public-page', as: 'member', at: () => '/', heading: /^Five hubs/, act: come },
    { name: 'visitors', as: 'visitor', at: () => '/', heading: /^Five hubs/, act: come },
    {
      name: 'visitors-wrong',
      as: 'visitor',
      at: () => '/',
      heading: /^Five hubs/,
      async act(page) {
        await come(page)
        await page.getByRole('button', { name: 'Send reply' }).click()
        await page.locator('#replies [aria-invalid=true]').first().waitFor()
      },
    },
  ],
  moderation: [
    { name: 'full', as: 'coordinator', at: () => '/moderation', heading: 'Visitor comments' },
    {
      name: 'decided',
      as: 'coordinator',
      at: () => '/moderation',
      heading: 'Visitor comments',
      async act(page) {
        await page.getByText('Decided', { exact: true }).click()
        await page.waitForFunction(() => !document.querySelector('.waiting'))
      },
    },
    { name: 'not-theirs', as: 'teacher', at: () => '/moderation', heading: nothing },
    { name: 'not-theirs', as: 'administrator', at: () => '/moderation', heading: nothing },
  ],
}
