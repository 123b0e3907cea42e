import type { Actor } from '@hubs/rules/can'
import type { Showcase, ShowcaseDraft, UpdateShowcase } from '@hubs/schema/library/showcase'
import { doneBy, writeAudit } from '../../audit.ts'
import { asVisitor, authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound } from '../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { toPublic } from './publication-content.view.ts'
import { findHub, listPublished } from './publications.repo.ts'
import * as repo from './showcase.repo.ts'

/** What fits a page that somebody reads to its end. */
const MOST = 24

type Needs = {
  store: GuardedStore
  now: Clock
  trialSums: Pick<TrialSums, 'ofHubYear'>
  programmes: Pick<Programmes, 'publicYear'>
}

async function view(
  { trialSums }: Needs,
  tx: Tx,
  { hub, year, schoolName, showcase }: repo.ShowcasePlace,
): Promise<Showcase> {
  const groupIds = await repo.listGroupIds(tx, hub.id)
  const published = await listPublished(tx, { programmeId: hub.programmeId, hubSlug: hub.slug, limit: MOST })
  return {
    schoolName,
    year,
    hub: { slug: hub.slug, name: hub.name, question: hub.question, summary: hub.summary },
    outcomes: await repo.listOutcomes(tx, hub.id),
    words: showcase?.words ?? '',
    thanks: showcase?.thanks ?? '',
    meetings: await repo.countHeld(tx, groupIds),
    trials: await trialSums.ofHubYear(tx, hub.programmeId, hub.slug),
    publications: published.map(toPublic),
    publishedAt: showcase?.publishedAt ? iso(showcase.publishedAt) : null,
  }
}

const draft = async (needs: Needs, tx: Tx, place: repo.ShowcasePlace): Promise<ShowcaseDraft> => ({
  ...(await view(needs, tx, place)),
  version: place.showcase?.version ?? 0,
})

/** The hub's place in the current year, and what its page is judged by. */
async function ownPlace(tx: Lookup, actor: Actor, slug: string) {
  const hub = await findHub(tx, actor.schoolId, slug)
  if (!hub) throw notFound('hub')
  const place = await repo.findPlace(tx, { schoolId: actor.schoolId, year: hub.year, slug })
  if (!place) throw notFound('hub')
  return { place, thing: { schoolId: actor.schoolId, groupIds: hub.groupIds } }
}

/** Those that are out, of the current year. */
async function list({ store, programmes }: Needs, school?: string) {
  const { read } = asVisitor(store, 'pages that are out')
  const { programme } = await programmes.publicYear(read, school)
  const rows = await repo.listOut(read, programme.id)
  const out = rows.filter(row => row.publishedAt !== null)
  return { items: out.map(({ slug, hubName }) => ({ year: programme.name, slug, hubName })) }
}

async function seePublic(needs: Needs, year: string, slug: string, schoolSlug?: string): Promise<Showcase> {
  const { read } = asVisitor(needs.store, 'a page that is out')
  const { school } = await needs.programmes.publicYear(read, schoolSlug)
  const place = await repo.findPlace(read, { schoolId: school.id, year, slug })
  if (!place?.showcase?.publishedAt) throw notFound('page')
  return view(needs, read, place)
}

const see = (needs: Needs) =>
  guarded('showcase:edit', async (actor, slug: string): Promise<ShowcaseDraft> => {
    const { store } = needs
    const { place, thing } = await ownPlace(store.read, actor, slug)
    authorize(store, actor, thing)
    return draft(needs, store.read, place)
  })

const update = (needs: Needs) =>
  guarded('showcase:edit', (actor, slug: string, { words, thanks, published, expectedVersion }: UpdateShowcase) =>
    needs.store.write(async tx => {
      const { place, thing } = await ownPlace(tx, actor, slug)
      authorize(tx, actor, thing)
      const stored = { words: '', thanks: '', ...place.showcase }
      const asWanted = isAsWanted(stored, { words, thanks }) && published === Boolean(place.showcase?.publishedAt)
      if ((place.showcase?.version ?? 0) === expectedVersion && asWanted) return draft(needs, tx, place)
      const publishedAt = published ? (place.showcase?.publishedAt ?? needs.now()) : null
      const written = await repo.writeShowcase(tx, {
        hubId: place.hub.id,
        words,
        thanks,
        publishedAt,
        editedById: actor.id,
        version: expectedVersion,
      })
      if (!written) throw changedByOther('this page', await draft(needs, tx, place))
      if (published !== Boolean(place.showcase?.publishedAt)) {
        const action = published ? 'published' : 'unpublished'
        await writeAudit(tx, { ...doneBy(actor, needs.now()), action, subjectId: place.hub.id })
      }
      return draft(needs, tx, (await ownPlace(tx, actor, slug)).place)
    }),
  )

/** A hub's page at the end of its year, and what its poster is made of. */
export function createShowcases(needs: Needs) {
  return {
    list: list.bind(null, needs),
    seePublic: seePublic.bind(null, needs),
    see: see(needs),
    update: update(needs),
  }
}

export type Showcases = ReturnType<typeof createShowcases>
