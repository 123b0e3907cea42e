import type { Page } from 'playwright-core'
import { invalid, nothing, press, type State, type States } from './state.ts'

/** From a plan that was told: the first of the past ones. */
async function openStory(page: Page) {
  await page.locator('.past-plans h3 a').first().click()
  await page.getByRole('link', { name: 'Share it publicly' }).click()
  await page.getByRole('heading', { level: 1, name: 'Share your story' }).waitFor()
  await page.getByLabel('What happened').waitFor()
}

/** One of what is published, where the time of year has one. */
const foundOne = (name: 'story' | 'strategy'): State => ({
  name,
  as: 'visitor',
  at: ({ published }) => published[name] && `/found/${published[name].id}`,
  heading: ({ published }) => published[name]?.title ?? nothing,
})

async function toShowcase(page: Page) {
  await page.getByRole('link', { name: /our year$/ }).click()
  await page.getByRole('heading', { name: 'Our year' }).waitFor()
}

/** What the world reads: at the sample school some stories are out, and Questioning has opened its showcase. */
export const publications: States<
  'publications' | 'publication' | 'showcase' | 'poster' | 'showcaseEdit' | 'publishing' | 'story'
> = {
  publications: [{ name: 'full', as: 'visitor', at: () => '/found', heading: 'What we’ve found' }],
  publication: [
    foundOne('story'),
    foundOne('strategy'),
    { name: 'not-there', as: 'visitor', at: () => '/found/none', heading: nothing },
  ],
  showcase: [
    { name: 'full', as: 'visitor', at: () => '/found', heading: 'What we’ve found', act: toShowcase },
    { name: 'not-there', as: 'visitor', at: () => '/showcase/1999/questioning', heading: nothing },
  ],
  poster: [
    {
      name: 'full',
      as: 'visitor',
      at: () => '/found',
      heading: 'What we’ve found',
      async act(page) {
        await toShowcase(page)
        await page.getByRole('link', { name: 'Print a poster' }).click()
        await page.getByRole('img', { name: /^QR code for/ }).waitFor()
      },
    },
    { name: 'not-there', as: 'visitor', at: () => '/showcase/1999/questioning/poster', heading: nothing },
  ],
  showcaseEdit: [
    { name: 'open', as: 'facilitator', at: () => '/hubs/questioning/showcase', heading: /^Your hub’s showcase/ },
    { name: 'not-begun', as: 'coordinator', at: () => '/hubs/feedback/showcase', heading: /^Your hub’s showcase/ },
    { name: 'not-theirs', as: 'support', at: () => '/hubs/feedback/showcase', heading: nothing },
  ],
  publishing: [
    { name: 'full', as: 'coordinator', at: () => '/publishing', heading: 'Publishing' },
    { name: 'not-theirs', as: 'support', at: () => '/publishing', heading: nothing },
  ],
  story: [
    { name: 'new', as: 'facilitator', at: () => '/plans', heading: 'My plans', act: openStory },
    {
      name: 'wrong',
      as: 'facilitator',
      at: () => '/plans',
      heading: 'My plans',
      async act(page) {
        await openStory(page)
        const title = page.getByLabel('Title')
        const before = await title.inputValue()
        await title.fill('')
        await press(page, /submit/i)
        await invalid(page)
        await title.fill(before)
      },
    },
    { name: 'not-there', as: 'support', at: () => '/plans/none/story', heading: nothing },
  ],
}
