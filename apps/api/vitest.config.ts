import { defineConfig } from 'vitest/config'
import { common, withoutEngine } from './test/projects.ts'

export default defineConfig({ test: { ...common, name: 'api', include: withoutEngine } })
