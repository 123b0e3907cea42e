import type { Actor } from '@hubs/rules/can'
import type { Showcase, ShowcaseDraft, UpdateShowcase } from '@hubs/schema/library/showcase'
import { asVisitor, authorize, guarded } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { changedByOther, notFound } from '../../errors.ts'
import { iso } from '../../iso.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { toPublic } from './publication-content.view.ts'
import { findHub, listPublished } from './publications.repo.ts'
import * as repo from './showcase.repo.ts'

/** What fits a page that somebody reads to its end. */
const MOST = 24

type Deps = {
  store: GuardedStore
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

  /** The hub's place in the current year, and what its page is judged by. */
  async function ownPlace(tx: Lookup, actor: Actor, slug: string) {
    const hub = await findHub(tx, actor.schoolId, slug)
    if (!hub) throw notFound('hub')
    const place = await repo.findPlace(tx, { schoolId: actor.schoolId, year: hub.year, slug })
    if (!place) throw notFound('hub')
    return { place, thing: { schoolId: actor.schoolId, groupIds: hub.groupIds } }
  }

  return {
    /** Those that are out, of the current year. */
    async list(school?: string) {
      const { read } = asVisitor(store, 'pages that are out')
      const { programme } = await programmes.publicYear(read, school)
      const rows = await repo.listOut(read, programme.id)
      const out = rows.filter(row => row.publishedAt !== null)
      return { items: out.map(({ slug, hubName }) => ({ year: programme.name, slug, hubName })) }
    },

    async seePublic(year: string, slug: string, schoolSlug?: string): Promise<Showcase> {
      const { read } = asVisitor(store, 'a page that is out')
      const { school } = await programmes.publicYear(read, schoolSlug)
      const place = await repo.findPlace(read, { schoolId: school.id, year, slug })
      if (!place?.showcase?.publishedAt) throw notFound('page')
      return view(read, place)
    },

    see: guarded('showcase:edit', async (actor, slug: string): Promise<ShowcaseDraft> => {
      const { place, thing } = await ownPlace(store.read, actor, slug)
      authorize(store, actor, thing)
      return draft(store.read, place)
    }),

    update: guarded(
      'showcase:edit',
      (actor, slug: string, { words, thanks, published, expectedVersion }: UpdateShowcase) =>
        store.write(async tx => {
          const { place, thing } = await ownPlace(tx, actor, slug)
          authorize(tx, actor, thing)
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
          return draft(tx, (await ownPlace(tx, actor, slug)).place)
        }),
    ),
  }
}

export type Showcases = ReturnType<typeof createShowcases>
