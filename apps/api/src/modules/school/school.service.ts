import { accentPair } from '@hubs/rules/accent'
import type { Actor } from '@hubs/rules/can'
import { largestLogo, type PutLogo, type School, type SchoolLook, type UpdateSchool } from '@hubs/schema/school'
import { authorize } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { createCache } from '../../store/cache.ts'
import type { Store, Tx } from '../../store/store.ts'
import { isAsWanted } from '../../unchanged.ts'
import { remake } from './logo-image.ts'
import * as repo from './school.repo.ts'

const refuseAt = (field: string, sentence: string) =>
  new Refusal('invalid', sentence, { fields: { [field]: sentence } })

/** What the school is known by: its name, logo and accent. */
export function createSchool({ store }: { store: Store }) {
  const pictures = createCache<Buffer>(store, ['school'])
  const mayEdit = (actor: Actor) => authorize(actor, 'school:edit', { schoolId: actor.schoolId })

  async function lookOf(tx: Tx, schoolId: string): Promise<SchoolLook> {
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

  async function changed(actor: Actor): Promise<School> {
    for (const topic of ['school', 'hubs', 'people'] as const) await store.signal({ topic, id: actor.schoolId })
    return describe(store.read, actor.schoolId)
  }

  return {
    lookOf,

    async see(actor: Actor): Promise<School> {
      mayEdit(actor)
      return describe(store.read, actor.schoolId)
    },

    async update(actor: Actor, { expectedVersion, ...change }: UpdateSchool): Promise<School> {
      mayEdit(actor)
      if (change.accent && !accentPair(change.accent))
        throw refuseAt('accent', 'This colour is too light to read on the page. Choose a darker one.')
      await store.write(async tx => {
        const row = await repo.findSchool(tx, actor.schoolId)
        if (!row) throw notFound('school')
        if (row.version === expectedVersion && isAsWanted(row, change)) return
        if (!(await repo.updateSchool(tx, actor.schoolId, expectedVersion, change)))
          throw changedByOther('the school', await describe(tx, actor.schoolId))
      })
      return changed(actor)
    },

    /** Takes a picture for the logo. What is kept is made anew from its pixels. */
    async putLogo(actor: Actor, { image, alt }: PutLogo): Promise<School> {
      mayEdit(actor)
      const bytes = Buffer.from(image, 'base64')
      if (bytes.length > largestLogo) throw refuseAt('image', 'This picture is too large. Choose one of up to 2 MB.')
      const { png, ...made } = await remake(bytes)
      await store.write(tx =>
        repo.putLogo(tx, { ...made, schoolId: actor.schoolId, png: Buffer.from(png).toString('base64'), alt }),
      )
      return changed(actor)
    },

    async removeLogo(actor: Actor): Promise<School> {
      mayEdit(actor)
      await store.write(tx => repo.deleteLogo(tx, actor.schoolId))
      return changed(actor)
    },

    /** The picture of that hash, for anybody. */
    async picture(hash: string): Promise<Buffer> {
      const found = await pictures.fill(hash, async () => {
        const known = pictures.get(hash)
        const png = known ? undefined : await repo.findPicture(store.read, hash)
        return known ?? (png === undefined ? null : Buffer.from(png, 'base64'))
      })
      if (!found) throw notFound('picture')
      return found
    },
  }
}

export type SchoolService = ReturnType<typeof createSchool>
