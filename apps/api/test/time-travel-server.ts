import { start } from '../src/start.ts'
import { type Kind, travelTo } from './time-travel.ts'

// `time-travel-server.ts server` or `… sample`: that server at another time than now, `TRAVEL_MS` milliseconds on.
// For journeys at any instant of the year, and through a whole half term.
await start(travelTo(process.argv[2] as Kind, Number(process.env.TRAVEL_MS ?? 0)))
