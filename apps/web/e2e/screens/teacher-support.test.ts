import { seeAllAs } from './see-all.ts'

seeAllAs('teacher', 'support')
