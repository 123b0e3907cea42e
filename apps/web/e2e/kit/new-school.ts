import { WAIT_MS } from '@hubs/testing/limits'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { TestServer } from './server.ts'

/** Where a server with no school yet says it is set up: the way there from its own address. */
export const setUpLink = ({ said }: TestServer): Promise<string> =>
  vi.waitFor(() => /\/set-up#\S+/u.exec(said())?.[0] ?? expect.fail('no link yet'), WAIT_MS)

/** The school and its first coordinator, Ada Head, who is signed in from then on. For what comes after setting up. */
export async function createSchool({ request }: Pick<Page, 'request'>, link: string, schoolName: string) {
  const answer = await request.post('/api/v1/set-up', {
    data: {
      token: link.split('#')[1],
      schoolName,
      name: 'Ada Head',
      email: 'ada@hilltop.test',
      password: 'river lantern seven oaks',
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
