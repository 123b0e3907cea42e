import { sampleStart } from './sample/start.ts'
import { start } from './start.ts'

await start(sampleStart)
