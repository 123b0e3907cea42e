import { type Actor, can } from '@hubs/rules/can'
import { mayMovePublication } from '@hubs/rules/publications'
import type {
  MovePublication,
  OfferStory,
  OfferStrategy,
  Publication,
  PublicationOf,
  PublicationQuery,
  PublicationState,
  PublicPublication,
  PublicPublicationQuery,
} from '@hubs/schema/library/publications'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { iso } from '../../iso.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { Strategies } from '../strategies/strategies.service.ts'
import { storyContent, strategyContent, toPublic } from './publication-content.ts'
import * as repo from './publications.repo.ts'

const statesOf: Record<PublicationQuery['which'], PublicationState[]> = {
  waiting: ['offered'],
  world: ['published'],
  back: ['declined', 'withdrawn'],
}

type Deps = {
  store: Store
  now: Clock
  strategies: Pick<Strategies, 'see'>
  programmes: Pick<Programmes, 'publicYear'>
}

/** Strategies and stories that go out to the world, by the consent of those whose they are. */
export function createPublications({ store, now, strategies, programmes }: Deps) {
  /** How somebody stands to it. Only whether they lead its hub needs to be looked up, and only where nobody owns it. */
  async function sideOf(tx: Tx, actor: Actor, { schoolId, ownerId, hubSlug }: repo.PublicationRow) {
    const decides = can(actor, 'publication:decide', { schoolId })
    if (ownerId !== null) return { owns: can(actor, 'publication:own', { schoolId, personId: ownerId }), decides }
    const groupIds = decides ? [] : ((await repo.findHub(tx, schoolId, hubSlug))?.groupIds ?? [])
    return { owns: can(actor, 'publication:strategy', { schoolId, groupIds }), decides }
  }

  async function view(tx: Tx, actor: Actor, found: repo.PublicationInPlace, names?: Map<string, string>) {
    const { row, hubName, ownerName } = found
    const { id, hubSlug, title, content, named, state, ownerId, decidedById, publishedAt, version } = row
    const known = names ?? (await repo.listNames(tx, decidedById ? [decidedById] : []))
    const side = await sideOf(tx, actor, row)
    return {
      id,
      hubSlug,
      hubName,
      title,
      content,
      named,
      state,
      version,
      owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
      agreedAt: iso(row.agreedAt),
      decidedBy: decidedById === null ? null : { id: decidedById, name: known.get(decidedById) ?? '' },
      publishedAt: publishedAt === null ? null : iso(publishedAt),
      mine: ownerId === actor.id,
      may: { decide: side.decides, withdraw: mayMovePublication(state, 'withdrawn', side) },
    } satisfies Publication
  }

  async function stale(tx: Tx, actor: Actor, found: repo.PublicationInPlace | undefined) {
    const sentence = 'This has changed. Check the latest version, then continue.'
    return new Refusal('stale', sentence, { current: found ? await view(tx, actor, found) : null })
  }

  type Offer = Pick<repo.PublicationRow, 'schoolId' | 'programmeId' | 'hubSlug' | 'kind' | 'sourceId' | 'ownerId'> &
    Pick<repo.PublicationRow, 'title' | 'content' | 'named'>

  /** Puts it in, or its new words in the place of the old: what was out goes back to be looked at first. */
  function offer(
    actor: Actor,
    kind: Offer['kind'],
    sourceId: string,
    expectedVersion: number,
    make: (tx: Tx) => Promise<Offer>,
  ) {
    return store.write(async tx => {
      const offered = await make(tx)
      const found = await repo.findPublicationOf(tx, kind, sourceId)
      const agreed = { ...offered, state: 'offered' as const, agreedAt: now(), decidedById: null, publishedAt: null }
      if ((found?.row.version ?? 0) !== expectedVersion) throw await stale(tx, actor, found)
      if (found) await repo.changePublication(tx, found.row.id, expectedVersion, agreed)
      else await repo.insertPublication(tx, { id: newId(), version: 1, ...agreed })
      const saved = await repo.findPublicationOf(tx, kind, sourceId)
      if (!saved) throw notFound('publication')
      return view(tx, actor, saved)
    })
  }

  async function trialOf(tx: Tx, actor: Actor, reportId: string) {
    const found = await repo.findTrial(tx, reportId)
    if (!found || found.plan.schoolId !== actor.schoolId || found.plan.ownerId !== actor.id) throw notFound('report')
    authorize(actor, 'publication:own', { schoolId: found.plan.schoolId, personId: found.plan.ownerId })
    return found
  }

  /** Whose a strategy is: its proposer's alone, or, where it came with the library, that of its hub's leaders. */
  async function strategyPlace(tx: Tx, actor: Actor, strategy: Awaited<ReturnType<Strategies['see']>>) {
    const hub = await repo.findHub(tx, actor.schoolId, strategy.hubSlug)
    if (!hub) throw new Refusal('conflict', 'This strategy’s hub isn’t running this year, so it can’t be published.')
    const { proposedBy } = strategy
    const mayOffer = proposedBy
      ? can(actor, 'publication:own', { schoolId: actor.schoolId, personId: proposedBy.id })
      : can(actor, 'publication:strategy', { schoolId: actor.schoolId, groupIds: hub.groupIds })
    return { hub: hub.hub, mayOffer }
  }

  return {
    async listPublic({ school, hub, cursor, limit }: PublicPublicationQuery) {
      const { school: whose } = await programmes.publicYear(store.read, school)
      const after = cursor === undefined ? undefined : timeCursor.read(cursor)
      const rows = await repo.listPublished(store.read, {
        schoolId: whose.id,
        hubSlug: hub,
        after,
        limit: limit + 1,
      })
      const items = rows.slice(0, limit)
      const last = rows.length > limit ? items.at(-1)?.row : undefined
      return {
        items: items.map(toPublic),
        next: timeCursor.write(last && { startsAtMs: last.publishedAt ?? 0, id: last.id }),
      }
    },

    /** The titles of the latest stories of a year that are out, for a report of it. */
    async latestOf(programmeId: string, limit: number) {
      const rows = await repo.listPublished(store.read, { programmeId, limit })
      return rows.map(({ row: { id, title }, hubName }) => ({ id, title, hubName }))
    },

    async seePublic(id: string): Promise<PublicPublication> {
      const found = await repo.findPublication(store.read, id)
      if (found?.row.state !== 'published') throw notFound('story')
      return toPublic(found)
    },

    /** For coordinators: everything that somebody has agreed to. */
    async list(actor: Actor, { which, cursor, limit }: PublicationQuery) {
      authorize(actor, 'publication:decide', { schoolId: actor.schoolId })
      const rows = await repo.listPublications(store.read, {
        schoolId: actor.schoolId,
        states: statesOf[which],
        ...(cursor !== undefined && { after: timeCursor.read(cursor) }),
        limit: limit + 1,
      })
      const items = rows.slice(0, limit)
      const names = await repo.listNames(
        store.read,
        items.flatMap(({ row }) => row.decidedById ?? []),
      )
      const last = rows.length > limit ? items.at(-1)?.row : undefined
      return {
        items: await Promise.all(items.map(found => view(store.read, actor, found, names))),
        next: timeCursor.write(last && { startsAtMs: last.agreedAt, id: last.id }),
      }
    },

    async ofReport(actor: Actor, reportId: string): Promise<PublicationOf> {
      await trialOf(store.read, actor, reportId)
      const found = await repo.findPublicationOf(store.read, 'trial', reportId)
      return { publication: found ? await view(store.read, actor, found) : null, mayOffer: true }
    },

    offerStory(actor: Actor, reportId: string, { title, story, named, expectedVersion }: OfferStory) {
      return offer(actor, 'trial', reportId, expectedVersion, async tx => {
        const found = await trialOf(tx, actor, reportId)
        const { programmeId, hubSlug, plan } = found
        const whose = { schoolId: plan.schoolId, programmeId, hubSlug, ownerId: plan.ownerId }
        return { ...whose, kind: 'trial', sourceId: reportId, title, content: storyContent(found, story), named }
      })
    },

    async ofStrategy(actor: Actor, code: string): Promise<PublicationOf> {
      const strategy = await strategies.see(actor, code)
      const found = await repo.findPublicationOf(store.read, 'strategy', strategy.id)
      const { mayOffer } = await strategyPlace(store.read, actor, strategy)
      const shown = found && (mayOffer || can(actor, 'publication:decide', { schoolId: actor.schoolId }))
      return { publication: shown ? await view(store.read, actor, found) : null, mayOffer }
    },

    async offerStrategy(actor: Actor, code: string, { named, expectedVersion }: OfferStrategy) {
      const strategy = await strategies.see(actor, code)
      return offer(actor, 'strategy', strategy.id, expectedVersion, async tx => {
        const { hub, mayOffer } = await strategyPlace(tx, actor, strategy)
        if (!mayOffer)
          throw new Refusal(
            'not-allowed',
            strategy.proposedBy
              ? 'Only the person who proposed this strategy can submit it for publishing.'
              : 'Only the hub’s facilitators or a coordinator can submit this strategy for publishing.',
          )
        const ownerId = strategy.proposedBy?.id ?? null
        const whose = { schoolId: actor.schoolId, programmeId: hub.programmeId, hubSlug: hub.slug, ownerId }
        const words = { title: strategy.name, content: strategyContent(strategy) }
        return { ...whose, kind: 'strategy', sourceId: strategy.id, ...words, named: ownerId !== null && named }
      })
    },

    /** Publish, decline, withdraw, take back: as the rules of `mayMovePublication` have it. */
    move(actor: Actor, id: string, { state, expectedVersion }: MovePublication): Promise<Publication> {
      return store.write(async tx => {
        const found = await repo.findPublication(tx, id)
        if (found?.row.schoolId !== actor.schoolId) throw notFound('publication')
        const side = await sideOf(tx, actor, found.row)
        if (!side.owns && !side.decides) throw notFound('publication')
        if (found.row.version !== expectedVersion) throw await stale(tx, actor, found)
        if (!mayMovePublication(found.row.state, state, side))
          throw new Refusal('not-allowed', refusalOf(found.row.state))
        await repo.changePublication(tx, id, expectedVersion, {
          state,
          ...(state === 'published' && { publishedAt: now() }),
          ...(side.decides && { decidedById: actor.id }),
          ...(state === 'offered' && side.owns && found.row.state === 'withdrawn' && { agreedAt: now() }),
        })
        const saved = await repo.findPublication(tx, id)
        if (!saved) throw notFound('publication')
        return view(tx, actor, saved)
      })
    },
  }
}

function refusalOf(from: PublicationState): string {
  if (from === 'withdrawn') return 'The owner has withdrawn this. Only they can submit it again.'
  return 'Only a coordinator can publish this, once its owner has submitted it.'
}

export type Publications = ReturnType<typeof createPublications>
