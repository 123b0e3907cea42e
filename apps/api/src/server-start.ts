import { prepareStore } from './first-school.ts'
import type { Start } from './start.ts'

/** How a school's own server starts. */
export const serverStart: Start = {
  prepare: (store, now) => store.write(tx => prepareStore(tx, now)),
  async greet(app, origin) {
    console.log(`\n  Learning Hubs is at ${origin}\n`)
    const link = await app.setUpLink()
    if (link)
      console.log(
        `  This school isn’t set up yet. Open this link to set it up. It works once and expires in an hour:\n\n  ${link}\n`,
      )
  },
}
