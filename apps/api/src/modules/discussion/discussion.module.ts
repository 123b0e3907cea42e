import type { Context, Module } from '../../module.ts'
import type { Attempts } from '../accounts/attempts.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { discussionRoutes, followingRoutes } from './discussion.routes.ts'
import { createDiscussion } from './discussion.service.ts'
import { createFollowing } from './following.service.ts'
import { createMentions } from './mentions.service.ts'
import { createModeration } from './moderation.service.ts'
import { createTellWriter } from './notices/removal-notices.mail.ts'
import { createPlaces } from './places.service.ts'
import { createModerationNotices } from './visitors/moderation-notices.mail.ts'
import { type VisitorIn, moderationRoutes, visitorRoutes } from './visitors/visitors.routes.ts'
import { createVisitors } from './visitors/visitors.service.ts'

type Needs = {
  mail: Mail
  notices: Notices
  searchIndex: SearchIndex
  attempts: Attempts
  programmes: Programmes
  historicalActors: HistoricalActors
  visitorIn: VisitorIn
}

/** The discussion: among colleagues, with visitors, and before coordinators. */
export function createDiscussionModule({ store, now, origin }: Context, needs: Needs) {
  const { mail, notices, searchIndex, attempts, programmes, historicalActors, visitorIn } = needs
  const places = createPlaces({ historicalActors })
  const mentions = createMentions({ now, notices, origin })
  const moderationNotices = createModerationNotices({ now, mail, notices, origin })
  const moderation = createModeration({ store, now, searchIndex })
  const tellWriter = createTellWriter({ now, notices, origin })
  const discussion = createDiscussion({ store, now, mail, places, mentions, tellWriter, searchIndex })
  const following = createFollowing({ store, now, places, historicalActors })
  const visitors = createVisitors({ store, now, mail, attempts, programmes, tellCoordinators: moderationNotices.tell })
  return {
    services: {},
    jobs: [moderation.sweep, moderationNotices.tellLater],
    routes: [
      discussionRoutes(discussion),
      followingRoutes(following),
      visitorRoutes(visitors, visitorIn),
      moderationRoutes(moderation),
    ],
  } satisfies Module
}
