import type { Actor } from '@hubs/rules/can'
import type { Showcase, ShowcaseDraft, UpdateShowcase } from '@hubs/schema/library/showcase'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { changedByOther, notFound } from '../../errors.ts'
import { iso } from '../../iso.ts'
import type { Store, Tx } from '../../store/store.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { toPublic } from './publication-content.ts'
import { findHub, listPublished } from './publications.repo.ts'
import * as repo from './showcase.repo.ts'

/** What fits a page that somebody reads to its end. */
const MOST = 24

type Deps = {
  store: Store
  now: Clock
  trialSums: Pick<TrialSums, 'ofHubYear'>
  programmes: Pick<Programmes, 'publicYear'>
}

/** A hub's page at the end of its year, and what its poster is made of. */
export function createShowcases({ store, now, trialSums, programmes }: Deps) {
  async function view(tx: Tx, { hub, year, schoolName, showcase }: repo.ShowcasePlace): Promise<Showcase> {
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

  const draft = async (tx: Tx, place: repo.ShowcasePlace): Promise<ShowcaseDraft> => ({
    ...(await view(tx, place)),
    version: place.showcase?.version ?? 0,
  })

  /** The hub's place in the current year, for those who may make its page. */
  async function ownPlace(tx: Tx, actor: Actor, slug: string) {
    const hub = await findHub(tx, actor.schoolId, slug)
    if (!hub) throw notFound('hub')
    authorize(actor, 'showcase:edit', { schoolId: actor.schoolId, groupIds: hub.groupIds })
    const place = await repo.findPlace(tx, { schoolId: actor.schoolId, year: hub.year, slug })
    if (!place) throw notFound('hub')
    return place
  }

  return {
    /** Those that are out, of the current year. */
    async list(school?: string) {
      const { programme } = await programmes.publicYear(store.read, school)
      const rows = await repo.listOut(store.read, programme.id)
      const out = rows.filter(row => row.publishedAt !== null)
      return { items: out.map(({ slug, hubName }) => ({ year: programme.name, slug, hubName })) }
    },

    async seePublic(year: string, slug: string, schoolSlug?: string): Promise<Showcase> {
      const { school } = await programmes.publicYear(store.read, schoolSlug)
      const place = await repo.findPlace(store.read, { schoolId: school.id, year, slug })
      if (!place?.showcase?.publishedAt) throw notFound('page')
      return view(store.read, place)
    },

    async see(actor: Actor, slug: string): Promise<ShowcaseDraft> {
      return draft(store.read, await ownPlace(store.read, actor, slug))
    },

    update(actor: Actor, slug: string, { words, thanks, published, expectedVersion }: UpdateShowcase) {
      return store.write(async tx => {
        const place = await ownPlace(tx, actor, slug)
        const standing = { words: '', thanks: '', ...place.showcase }
        const asWanted = isAsWanted(standing, { words, thanks }) && published === Boolean(place.showcase?.publishedAt)
        if ((place.showcase?.version ?? 0) === expectedVersion && asWanted) return draft(tx, place)
        const publishedAt = published ? (place.showcase?.publishedAt ?? now()) : null
        const written = await repo.writeShowcase(tx, {
          hubId: place.hub.id,
          words,
          thanks,
          publishedAt,
          editedById: actor.id,
          version: expectedVersion,
        })
        if (!written) throw changedByOther('this page', await draft(tx, place))
        return draft(tx, await ownPlace(tx, actor, slug))
      })
    },
  }
}

export type Showcases = ReturnType<typeof createShowcases>
