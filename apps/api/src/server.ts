import { beginStore } from './modules/programmes/begin.ts'
import { start } from './start.ts'

await start({
  begin: (store, now) => store.write(tx => beginStore(tx, now)),
  greet: (_app, origin) => console.log(`\n  Learning Hubs is at ${origin}\n`),
})
