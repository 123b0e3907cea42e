import type { Csl } from '@hubs/schema/library/csl'
import { type CitationStyle, citationStyles, type SetStyle, type StyleChoice } from '@hubs/schema/library/references'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { changeStyle, findStyle } from '../references.repo.ts'
import type { CitationWorker } from './citations-worker.client.ts'
import type { Citations } from './citations.service.ts'
import { plainCitation } from './plain-citation.format.ts'

const nameOf: Record<CitationStyle, string> = {
  apa: 'APA, 7th edition',
  'harvard-cite-them-right': 'Harvard (Cite Them Right)',
  vancouver: 'Vancouver',
}

/** An article with more than one author shows what sets the styles apart. */
const sample: Csl = {
  type: 'article-journal',
  title: 'Assessment and classroom learning',
  author: [
    { family: 'Black', given: 'Paul' },
    { family: 'Wiliam', given: 'Dylan' },
  ],
  issued: { 'date-parts': [[1998]] },
  'container-title': 'Assessment in Education: Principles, Policy & Practice',
  volume: '5',
  issue: '1',
  page: '7-74',
  DOI: '10.1080/0969595980050102',
}

type Deps = { store: GuardedStore; citations: Citations; worker: CitationWorker }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, samples: undefined as Promise<StyleChoice['styles']> | undefined }
}

const writeSamples = ({ worker }: Needs) =>
  Promise.all(
    citationStyles.map(async style => {
      const [text = plainCitation(sample)] = await worker.do('format', { style, items: [sample] })
      return { style, name: nameOf[style], sample: text }
    }),
  )

async function view(
  { citations }: Needs,
  tx: Tx,
  schoolId: string,
  styles: StyleChoice['styles'],
): Promise<StyleChoice> {
  const school = await findStyle(tx, schoolId)
  if (!school) throw notFound('school')
  return { style: await citations.styleOf(tx, schoolId), styles, version: school.version }
}

async function stylesShown(needs: Needs) {
  needs.samples ??= writeSamples(needs)
  return needs.samples.catch(() => {
    needs.samples = undefined
    return citationStyles.map(style => ({ style, name: nameOf[style], sample: plainCitation(sample) }))
  })
}

const see = (needs: Needs) =>
  guarded('reference:browse', async (actor): Promise<StyleChoice> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return view(needs, store.read, actor.schoolId, await stylesShown(needs))
  })

const set = (needs: Needs) =>
  guarded('citation-style:set', async (actor, { style, expectedVersion }: SetStyle): Promise<StyleChoice> => {
    const { store } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const styles = await stylesShown(needs)
    await store.write(async tx => {
      const school = await findStyle(tx, schoolId)
      if (school?.version === expectedVersion && school.citationStyle === style) return
      if (await changeStyle(tx, schoolId, expectedVersion, style)) return
      throw new Refusal('stale', 'Someone else has changed this. Check the latest version, then choose.', {
        current: await view(needs, tx, schoolId, styles),
      })
    })
    return view(needs, store.read, schoolId, styles)
  })

/** How the school writes its references. */
export function createCitationStyle(given: Deps) {
  const needs = needsOf(given)
  return {
    see: see(needs),
    set: set(needs),
  }
}

export type StyleOfSchool = ReturnType<typeof createCitationStyle>
