import { z } from 'zod'
import { slug } from './common.ts'

/** A technique of the hubs' library, to start a plan from. */
export const technique = z.object({
  strategyCode: z.string(),
  strategy: z.string(),
  hubSlug: z.string(),
  technique: z.string(),
  commonFailing: z.string(),
})
export const techniqueList = z.object({ items: z.array(technique) })
export const techniqueQuery = z.strictObject({ hub: slug.optional() })
export type Technique = z.infer<typeof technique>
