import { type Actor, can, type Thing } from '@hubs/rules/can'
import { WEEK_MS } from '@hubs/rules/dates/durations'
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
import { doneBy, writeAudit } from '../../audit.ts'
import { askFor, asVisitor, authorize, authorizeOrHide, guarded, guardedByOneOf } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { storyToReviewLetter } from '../mail/letters/coordinating.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { Strategies } from '../strategies/strategies.service.ts'
import { storyContent, strategyContent, toPublic } from './publication-content.view.ts'
import * as repo from './publications.repo.ts'

const statesOf: Record<PublicationQuery['which'], PublicationState[]> = {
  waiting: ['offered'],
  world: ['published'],
  back: ['declined', 'withdrawn'],
}

type Needs = {
  store: GuardedStore
  now: Clock
  strategies: Pick<Strategies, 'see'>
  programmes: Pick<Programmes, 'publicYear'>
  notices: Notices
  mail: Pick<Mail, 'wake'>
  origin: () => string
}

/** How somebody stands to it. Only whether they lead its hub needs to be looked up, and only where nobody owns it. */
async function sideOf(tx: Lookup, actor: Actor, { schoolId, ownerId, hubSlug }: repo.PublicationRow) {
  const decides = can(actor, 'publication:decide', { schoolId })
  if (ownerId !== null) return sideBy(actor, 'publication:own', { schoolId, personId: ownerId }, decides)
  const groupIds = decides ? [] : ((await repo.findHub(tx, schoolId, hubSlug))?.groupIds ?? [])
  return sideBy(actor, 'publication:strategy', { schoolId, groupIds }, decides)
}

async function view(tx: Tx, actor: Actor, found: repo.PublicationContext, names?: Map<string, string>) {
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

async function stale(tx: Tx, actor: Actor, found: repo.PublicationContext | undefined) {
  const sentence = 'This has changed. Check the latest version, then continue.'
  return new Refusal('stale', sentence, { current: found ? await view(tx, actor, found) : null })
}

type Offer = Pick<repo.PublicationRow, 'schoolId' | 'programmeId' | 'hubSlug' | 'kind' | 'sourceId' | 'ownerId'> &
  Pick<repo.PublicationRow, 'title' | 'content' | 'named'>

/** What is told in a write goes out after it. */
async function written<T>({ store, mail }: Needs, work: (tx: Lookup) => Promise<T>): Promise<T> {
  const done = await store.write(work)
  mail.wake()
  return done
}

/** Those who decide about it hear that it waits; again where its words are others. */
async function askForReview(
  { notices, now, origin }: Needs,
  tx: Tx,
  actor: Actor,
  { row, hubName }: repo.PublicationContext,
) {
  await notices.tellCoordinators(tx, { schoolId: row.schoolId, exceptId: actor.id }, 'story-to-review', to => {
    const page = `${origin()}/publishing`
    const letter = storyToReviewLetter({
      to,
      hubName,
      title: row.title,
      page,
      settingsPage: `${origin()}/notifications`,
    })
    return {
      kind: 'story-to-review',
      event: `story-to-review ${row.id} ${row.version}`,
      title: letter.subject,
      path: '/publishing',
      letter,
      staleAt: now() + WEEK_MS,
      about: 'story-to-review',
    }
  })
}

/** Writes down that something is on the public page from now on, or no longer; where neither changes, nothing. */
async function noteOut({ now }: Needs, tx: Tx, actor: Actor, id: string, was: PublicationState, is: PublicationState) {
  if ((was === 'published') === (is === 'published')) return
  const action = is === 'published' ? 'published' : 'unpublished'
  await writeAudit(tx, { ...doneBy(actor, now()), action, subjectId: id })
}

/** Puts it in, or its new words in the place of the old: what was out goes back to be looked at first. */
async function offer(needs: Needs, tx: Tx, actor: Actor, offered: Offer, expectedVersion: number) {
  const { now } = needs
  const { kind, sourceId } = offered
  const found = await repo.findPublicationOf(tx, kind, sourceId)
  const agreed = { ...offered, state: 'offered' as const, agreedAt: now(), decidedById: null, publishedAt: null }
  if ((found?.row.version ?? 0) !== expectedVersion) throw await stale(tx, actor, found)
  if (found) {
    await repo.changePublication(tx, found.row.id, expectedVersion, agreed)
    await noteOut(needs, tx, actor, found.row.id, found.row.state, agreed.state)
  } else await repo.insertPublication(tx, { id: newId(), version: 1, ...agreed })
  const saved = await repo.findPublicationOf(tx, kind, sourceId)
  if (!saved) throw notFound('publication')
  await askForReview(needs, tx, actor, saved)
  return view(tx, actor, saved)
}

async function trialOf(tx: Lookup, actor: Actor, reportId: string) {
  const found = await repo.findTrial(tx, reportId)
  if (!found || found.plan.schoolId !== actor.schoolId || found.plan.ownerId !== actor.id) throw notFound('report')
  return { found, thing: { schoolId: found.plan.schoolId, personId: found.plan.ownerId } }
}

/** Whose a strategy is: its proposer's alone, or, where it came with the library, that of its hub's leaders. */
async function strategyPlace(tx: Lookup, actor: Actor, strategy: Awaited<ReturnType<Strategies['see']>>) {
  const hub = await repo.findHub(tx, actor.schoolId, strategy.hubSlug)
  if (!hub) throw new Refusal('conflict', 'This strategy’s hub isn’t running this year, so it can’t be published.')
  const { schoolId } = actor
  const { proposedBy } = strategy
  const [action, thing] = proposedBy
    ? (['publication:own', { schoolId, personId: proposedBy.id }] as const)
    : (['publication:strategy', { schoolId, groupIds: hub.groupIds }] as const)
  return { hub: hub.hub, action, thing, mayOffer: can(actor, action, thing) }
}

async function listPublic({ store, programmes }: Needs, { school, hub, ...query }: PublicPublicationQuery) {
  const { read } = asVisitor(store, 'what is published')
  const { school: whose } = await programmes.publicYear(read, school)
  const rows = await repo.listPublished(read, { schoolId: whose.id, hubSlug: hub, ...timeCursor.ask(query) })
  const { shown, next } = timeCursor.page(rows, query, ({ row }) => ({ by: row.publishedAt ?? 0, id: row.id }))
  return { items: shown.map(toPublic), next }
}

/** The titles of the latest stories of a year that are out, for a report of it. */
async function latestOf(tx: Tx, programmeId: string, limit: number) {
  const rows = await repo.listPublished(tx, { programmeId, kind: 'trial', limit })
  return rows.map(({ row: { id, title }, hubName }) => ({ id, title, hubName }))
}

async function seePublic({ store }: Needs, id: string): Promise<PublicPublication> {
  const found = await repo.findPublication(asVisitor(store.read, 'what is published'), id)
  if (found?.row.state !== 'published') throw notFound('story')
  return toPublic(found)
}

/** For coordinators: everything that somebody has agreed to. */
const list = ({ store }: Needs) =>
  guarded('publication:decide', async (actor, query: PublicationQuery) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const rows = await repo.listPublications(store.read, {
      schoolId: actor.schoolId,
      states: statesOf[query.which],
      ...timeCursor.ask(query),
    })
    const { shown, next } = timeCursor.page(rows, query, ({ row }) => ({ by: row.agreedAt, id: row.id }))
    const names = await repo.listNames(
      store.read,
      shown.flatMap(({ row }) => row.decidedById ?? []),
    )
    return {
      items: await Promise.all(shown.map(found => view(store.read, actor, found, names))),
      next,
    }
  })

const ofReport = ({ store }: Needs) =>
  guarded('publication:own', async (actor, reportId: string): Promise<PublicationOf> => {
    authorize(store, actor, (await trialOf(store.read, actor, reportId)).thing)
    const found = await repo.findPublicationOf(store.read, 'trial', reportId)
    return { publication: found ? await view(store.read, actor, found) : null, mayOffer: true }
  })

const offerStory = (needs: Needs) =>
  guarded('publication:own', (actor, reportId: string, { title, story, named, expectedVersion }: OfferStory) =>
    written(needs, async tx => {
      const { found, thing } = await trialOf(tx, actor, reportId)
      authorize(tx, actor, thing)
      const { programmeId, hubSlug, plan } = found
      const whose = { schoolId: plan.schoolId, programmeId, hubSlug, ownerId: plan.ownerId }
      const words = { title, content: storyContent(found, story), named }
      return offer(needs, tx, actor, { ...whose, kind: 'trial', sourceId: reportId, ...words }, expectedVersion)
    }),
  )

/** Whoever may read the strategy may ask; what they may not read or offer is not in the answer. */
const ofStrategy = ({ store, strategies }: Needs) =>
  guarded('strategy:browse', async (actor, code: string): Promise<PublicationOf> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const strategy = await strategies.see(actor, code)
    const found = await repo.findPublicationOf(store.read, 'strategy', strategy.id)
    const { mayOffer } = await strategyPlace(store.read, actor, strategy)
    const shown = found && (mayOffer || can(actor, 'publication:decide', { schoolId: actor.schoolId }))
    return { publication: shown ? await view(store.read, actor, found) : null, mayOffer }
  })

const offerStrategy = (needs: Needs) =>
  guardedByOneOf(
    ['publication:own', 'publication:strategy'],
    async (actor, code: string, { named, expectedVersion }: OfferStrategy) => {
      const strategy = await needs.strategies.see(actor, code)
      return written(needs, async tx => {
        const { hub, mayOffer, action, thing } = await strategyPlace(tx, actor, strategy)
        if (!mayOffer)
          throw new Refusal(
            'not-allowed',
            strategy.proposedBy
              ? 'Only the person who proposed this strategy can submit it for publishing.'
              : 'Only the hub’s facilitators or a coordinator can submit this strategy for publishing.',
          )
        authorize(tx, askFor(actor, action), thing)
        const ownerId = strategy.proposedBy?.id ?? null
        const whose = { schoolId: actor.schoolId, programmeId: hub.programmeId, hubSlug: hub.slug, ownerId }
        const words = { title: strategy.name, content: strategyContent(strategy) }
        const offered = {
          ...whose,
          kind: 'strategy' as const,
          sourceId: strategy.id,
          ...words,
          named: ownerId !== null && named,
        }
        return offer(needs, tx, actor, offered, expectedVersion)
      })
    },
  )

/** Publish, decline, withdraw, take back: as the rules of `mayMovePublication` have it. */
const move = (needs: Needs) =>
  guardedByOneOf(
    ['publication:decide', 'publication:own', 'publication:strategy'],
    (actor, id: string, { state, expectedVersion }: MovePublication): Promise<Publication> => {
      const { now } = needs
      return written(needs, async tx => {
        const found = await repo.findPublication(tx, id)
        if (found?.row.schoolId !== actor.schoolId) throw notFound('publication')
        const side = await sideOf(tx, actor, found.row)
        authorizeOrHide(tx, askFor(actor, side.decides ? 'publication:decide' : side.action), side.thing, 'publication')
        if (found.row.version !== expectedVersion) throw await stale(tx, actor, found)
        if (!mayMovePublication(found.row.state, state, side))
          throw new Refusal('not-allowed', refusalOf(found.row.state))
        await repo.changePublication(tx, id, expectedVersion, {
          state,
          ...(state === 'published' && { publishedAt: now() }),
          ...(side.decides && { decidedById: actor.id }),
          ...(state === 'offered' && side.owns && found.row.state === 'withdrawn' && { agreedAt: now() }),
        })
        await noteOut(needs, tx, actor, id, found.row.state, state)
        const saved = await repo.findPublication(tx, id)
        if (!saved) throw notFound('publication')
        if (state === 'offered') await askForReview(needs, tx, actor, saved)
        return view(tx, actor, saved)
      })
    },
  )

/** Strategies and stories that go out to the world, by the consent of those whose they are. */
export function createPublications(needs: Needs) {
  return {
    listPublic: listPublic.bind(null, needs),
    latestOf,
    seePublic: seePublic.bind(null, needs),
    list: list(needs),
    ofReport: ofReport(needs),
    offerStory: offerStory(needs),
    ofStrategy: ofStrategy(needs),
    offerStrategy: offerStrategy(needs),
    move: move(needs),
  }
}

type Owning = 'publication:own' | 'publication:strategy'

/** `action` and `thing`: what it takes to own it. */
const sideBy = (actor: Actor, action: Owning, thing: Thing, decides: boolean) => ({
  owns: can(actor, action, thing),
  decides,
  action,
  thing,
})

function refusalOf(from: PublicationState): string {
  if (from === 'withdrawn') return 'The owner has withdrawn this. Only they can submit it again.'
  return 'Only a coordinator can publish this, once its owner has submitted it.'
}

export type Publications = ReturnType<typeof createPublications>
