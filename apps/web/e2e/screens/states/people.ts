import { invalid, leave, nothing, opened, press, type States } from './state.ts'

const list = [
  'Name,Email,Job,Working pattern',
  'Nina New,nina.new@sample.test,Teacher,full time',
  'Nina Again,NINA.NEW@sample.test,Teacher,',
  'No Address,,Teacher,',
  'Robin Cole,support@sample.test,Senior technician,',
].join('\n')

/** One’s own account, and everybody’s. */
export const people: States<'account' | 'people' | 'newPerson' | 'importPeople' | 'invitations' | 'person'> = {
  account: [
    { name: 'full', as: 'coordinator', at: () => '/account', heading: 'Jordan Blake' },
    {
      name: 'wrong',
      as: 'teacher',
      at: () => '/account',
      heading: 'Sam Patel',
      async act(page) {
        await press(page, 'Change password')
        await invalid(page)
      },
    },
    {
      name: 'app',
      as: 'support',
      at: () => '/account',
      heading: 'Robin Cole',
      async act(page) {
        await press(page, 'Set up an app')
        await page.getByLabel(/6-digit code/).fill('000 000')
        await press(page, 'Turn on')
        await invalid(page)
      },
    },
    {
      name: 'sign-out',
      as: 'member',
      at: () => '/account',
      heading: 'Karen Whitby',
      async act(page) {
        await press(page, 'Sign out everywhere')
        await opened(page)
      },
      undo: leave,
    },
  ],
  people: [
    { name: 'full', as: 'administrator', at: () => '/people', heading: 'People' },
    {
      name: 'nobody-found',
      as: 'administrator',
      at: () => '/people',
      heading: 'People',
      async act(page) {
        await page.getByLabel('Find').fill('nobody is called this')
        await page.getByText('No one matches').waitFor()
      },
    },
    { name: 'full', as: 'coordinator', at: () => '/people', heading: 'People' },
    { name: 'not-theirs', as: 'support', at: () => '/people', heading: nothing },
  ],
  newPerson: [
    { name: 'new', as: 'administrator', at: () => '/people/new', heading: 'Add a person' },
    {
      name: 'empty',
      as: 'administrator',
      at: () => '/people/new',
      heading: 'Add a person',
      async act(page) {
        await press(page, /^(Add|Invite)/)
        await invalid(page)
      },
    },
    { name: 'new', as: 'coordinator', at: () => '/people/new', heading: 'Add a person' },
    { name: 'not-theirs', as: 'support', at: () => '/people/new', heading: nothing },
  ],
  importPeople: [
    { name: 'new', as: 'administrator', at: () => '/people/import', heading: 'Import people' },
    {
      name: 'seen',
      as: 'administrator',
      at: () => '/people/import',
      heading: 'Import people',
      async act(page) {
        await page.getByLabel('Or paste a list').fill(list)
        await press(page, 'Check the list')
        await page.getByRole('heading', { name: 'Preview' }).waitFor()
        await page.getByLabel('This list has everyone who works here').check()
        await page.getByRole('heading', { name: 'Not in the list' }).waitFor()
      },
    },
    {
      name: 'wrong',
      as: 'administrator',
      at: () => '/people/import',
      heading: 'Import people',
      async act(page) {
        await page.getByLabel('Or paste a list').fill('Name,Email\nAnn,"ann@sample.test')
        await press(page, 'Check the list')
        await invalid(page)
      },
    },
    { name: 'new', as: 'coordinator', at: () => '/people/import', heading: 'Import people' },
    { name: 'not-theirs', as: 'support', at: () => '/people/import', heading: nothing },
  ],
  invitations: [
    { name: 'full', as: 'administrator', at: () => '/people/invitations', heading: 'Invitations' },
    { name: 'full', as: 'coordinator', at: () => '/people/invitations', heading: 'Invitations' },
    { name: 'not-theirs', as: 'member', at: () => '/people/invitations', heading: nothing },
  ],
  person: [
    { name: 'full', as: 'administrator', at: ({ person }) => person, heading: /^Ada/ },
    { name: 'full', as: 'coordinator', at: ({ person }) => person, heading: /^Ada/ },
    { name: 'wrong', as: 'administrator', at: () => '/people/none', heading: nothing },
  ],
}
