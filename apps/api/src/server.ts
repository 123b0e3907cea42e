import { serverStart } from './server-start.ts'
import { start } from './start.ts'

await start(serverStart)
