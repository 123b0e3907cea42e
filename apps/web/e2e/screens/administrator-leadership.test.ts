import { seeAllAs } from './see-all.ts'

seeAllAs('administrator', 'leadership')
