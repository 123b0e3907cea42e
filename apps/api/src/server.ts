import './quick-start.ts'

const { start } = await import('./start.ts')
const { beginStore } = await import('./modules/programmes/begin.ts')

await start({
  begin: (store, now) => store.write(tx => beginStore(tx, now)),
  greet: (_app, origin) => console.log(`\n  Learning Hubs is at ${origin}\n`),
})
