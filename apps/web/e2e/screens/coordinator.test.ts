import { seeAllAs } from './see-all.ts'

seeAllAs('coordinator')
