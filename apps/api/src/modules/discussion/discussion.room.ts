import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Actor } from '@hubs/rules/can'
import type { Clock } from '../../clock.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Mail } from '../mail/mail.service.ts'
import { discussionRoutes } from './discussion.routes.ts'
import { createDiscussion } from './discussion.service.ts'
import { createFollowing } from './following.service.ts'
import { createMentions } from './mentions.ts'
import { createModeration } from './moderation.service.ts'
import { createPlaces } from './places.ts'
import type { RefreshSearch } from './settle.ts'
import { createTelling } from './telling-coordinators.ts'
import { createTellWriter } from './telling-writers.ts'
import { type VisitorIn, visitorRoutes } from './visitors.routes.ts'
import { createVisitors } from './visitors.service.ts'

type Deps = {
  store: Store
  now: Clock
  mail: Mail
  origin: () => string
  refreshSearch: RefreshSearch
  takeTry: Parameters<typeof createVisitors>[0]['takeTry']
  publicYear: Parameters<typeof createVisitors>[0]['publicYear']
  /** Who a visitor is by an account of their own, out of the cookies they came with. */
  visitorIn: VisitorIn
  /** The groups whose meetings somebody may read: of this year, and those they were in in the years before. */
  groupsOf: (tx: Tx, actor: Actor) => Promise<string[]>
  /** Who somebody was to a group in the current year, or in those before. */
  inYear: (tx: Tx, actor: Actor, current: boolean) => Promise<{ seer: (groupId: string) => Actor }>
}

/** The discussion: among colleagues, with visitors, and before coordinators. */
export function createDiscussionRoom({ store, now, mail, origin, refreshSearch, groupsOf, inYear, ...rest }: Deps) {
  const { visitorIn, ...deps } = rest
  const places = createPlaces({
    seerOf: async (tx, actor, groupId, current) => (await inYear(tx, actor, current)).seer(groupId),
  })
  const mentions = createMentions({ now, mail, origin })
  const telling = createTelling({ now, mail, origin })
  const moderation = createModeration({ store, now, refreshSearch })
  const tellWriter = createTellWriter({ now, mail, origin })
  const discussion = createDiscussion({ store, now, mail, places, mentions, tellWriter, refreshSearch })
  const following = createFollowing({ store, now, places, groupsOf })
  const visitors = createVisitors({ store, now, mail, ...deps, tellCoordinators: telling.tell })
  return {
    /** For housekeeping, once an hour. */
    jobs: [moderation.sweep, telling.tellLater],
    routes: (): FastifyPluginAsyncZod[] => [
      discussionRoutes(discussion, following),
      visitorRoutes(visitors, moderation, visitorIn),
    ],
  }
}
