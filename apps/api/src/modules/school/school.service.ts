import { accentPair } from '@hubs/rules/accent'
import type { Actor } from '@hubs/rules/can'
import {
  LARGEST_LOGO,
  type PutLogo,
  type School,
  type SchoolContacts,
  type SchoolLook,
  type UpdateSchool,
} from '@hubs/schema/school'
import { doneBy, writeAudit } from '../../audit.ts'
import { asVisitor, authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { createCache } from '../../store/cache.ts'
import type { GuardedStore, Lookup, Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { isAsWanted } from '../../unchanged.ts'
import { remake } from './logo-image.rules.ts'
import * as repo from './school.repo.ts'

const refuseAt = (field: string, sentence: string) =>
  new Refusal('invalid', sentence, { fields: { [field]: sentence } })

type Deps = { store: GuardedStore; now: Clock }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    pictures: createCache<Buffer>(given.store, ['school']),
    known: createCache<Awaited<ReturnType<typeof repo.listWithRoles>>>(given.store, ['people']),
  }
}

async function lookOf(where: Lookup, schoolId: string): Promise<SchoolLook> {
  const tx = asVisitor(where, 'how a school looks, on its public page too')
  const school = await repo.findSchool(tx, schoolId)
  const logo = await repo.findLogo(tx, schoolId)
  const { hash, ...shown } = logo ?? {}
  return {
    accent: school?.accent ?? null,
    logo: logo ? { ...logo, ...shown, url: `/api/v1/public/school-logos/${hash}.png` } : null,
  }
}

async function describe(tx: Tx, schoolId: string): Promise<School> {
  const school = await repo.findSchool(tx, schoolId)
  if (!school) throw notFound('school')
  const { accent: _, ...look } = { ...(await lookOf(tx, schoolId)) }
  return { ...school, ...look }
}

async function changed(open: Store, actor: Actor): Promise<School> {
  for (const topic of ['school', 'hubs', 'people'] as const) await open.signal({ topic, id: actor.schoolId })
  return describe(open.read, actor.schoolId)
}

async function picture({ pictures, store }: Needs, hash: string): Promise<Buffer> {
  const found = await pictures.getOrLoad(hash, async () => {
    const known = pictures.get(hash)
    const png = known ? undefined : await repo.findPicture(asVisitor(store.read, 'a logo'), hash)
    return known ?? (png === undefined ? null : Buffer.from(png, 'base64'))
  })
  if (!found) throw notFound('picture')
  return found
}

const see = ({ store }: Needs) =>
  guarded('school:edit', async (actor): Promise<School> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return describe(store.read, actor.schoolId)
  })

/** So many are named: nobody asks more of them. */
const MOST_CONTACTS = 3

/** Whom a colleague can ask, by name. */
const contacts = ({ store, known }: Needs) =>
  guarded('hub:browse', async (actor): Promise<SchoolContacts> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const { schoolId } = actor
    const all = known.get(schoolId) ?? (await known.getOrLoad(schoolId, () => repo.listWithRoles(store.read, schoolId)))
    const having = (role: 'coordinator' | 'administrator') =>
      all
        .filter(({ roles }) => roles.includes(role))
        .slice(0, MOST_CONTACTS)
        .map(({ id, name }) => ({ id, name }))
    return { coordinators: having('coordinator'), administrators: having('administrator') }
  })

/** Says who changed how the school is shown, in the write that does it. */
const note = ({ now }: Needs, tx: Tx, actor: Actor) =>
  writeAudit(tx, { ...doneBy(actor, now()), action: 'school-changed' })

const update = (needs: Needs) =>
  guarded('school:edit', async (actor, { expectedVersion, ...change }: UpdateSchool): Promise<School> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    if (change.accent && !accentPair(change.accent))
      throw refuseAt('accent', 'This colour is too light to read on the page. Choose a darker one.')
    await store.write(async tx => {
      const row = await repo.findSchool(tx, actor.schoolId)
      if (!row) throw notFound('school')
      if (row.version === expectedVersion && isAsWanted(row, change)) return
      if (!(await repo.updateSchool(tx, actor.schoolId, expectedVersion, change)))
        throw changedByOther('the school', await describe(tx, actor.schoolId))
      await note(needs, tx, actor)
    })
    return changed(store, actor)
  })

/** Takes a picture for the logo. What is kept is made anew from its pixels. */
const putLogo = (needs: Needs) =>
  guarded('school:edit', async (actor, { image, alt }: PutLogo): Promise<School> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const bytes = Buffer.from(image, 'base64')
    if (bytes.length > LARGEST_LOGO) throw refuseAt('image', 'This picture is too large. Choose one of up to 2 MB.')
    const { png, ...made } = await remake(bytes)
    await store.write(async tx => {
      const stored = await repo.findLogo(tx, actor.schoolId)
      if (stored && isAsWanted(stored, { hash: made.hash, alt })) return
      await repo.putLogo(tx, { ...made, schoolId: actor.schoolId, png: Buffer.from(png).toString('base64'), alt })
      await note(needs, tx, actor)
    })
    return changed(store, actor)
  })

const removeLogo = (needs: Needs) =>
  guarded('school:edit', async (actor): Promise<School> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      if (!(await repo.findLogo(tx, actor.schoolId))) return
      await repo.deleteLogo(tx, actor.schoolId)
      await note(needs, tx, actor)
    })
    return changed(store, actor)
  })

/** The logo for a page that is printed; null where there is none. */
async function logoPicture(needs: Needs, schoolId: string): Promise<Buffer | null> {
  const logo = await repo.findLogo(asVisitor(needs.store.read, 'a logo'), schoolId)
  return logo ? picture(needs, logo.hash) : null
}

/** What the school is known by: its name, logo and accent. */
export function createSchool(given: Deps) {
  const needs = needsOf(given)
  return {
    lookOf,
    see: see(needs),
    contacts: contacts(needs),
    update: update(needs),
    putLogo: putLogo(needs),
    removeLogo: removeLogo(needs),

    /** The picture of that hash, for anybody. */
    picture: picture.bind(null, needs),

    logoPicture: logoPicture.bind(null, needs),
  }
}

export type SchoolService = ReturnType<typeof createSchool>
