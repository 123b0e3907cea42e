import { allocate } from '@hubs/allocation/allocate'
import { readRecord } from '@hubs/allocation/read-record'
import { benchRecord } from '../allocation-record.ts'
import { leastDissatisfaction } from './allocation.ts'

// What a process of its own comes to at the most, in megabytes, when it solves this once: ours, or HiGHS alone.
const [people, hubs, whose] = process.argv.slice(2)
const record = readRecord(benchRecord(Number(people), Number(hubs)))
if (whose === 'ours') await allocate(record)
else leastDissatisfaction(record)
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
