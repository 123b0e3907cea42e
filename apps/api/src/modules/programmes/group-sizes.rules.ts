import { Refusal } from '../../errors.ts'

type SizesOf = { groupMin?: number | undefined; groupMax?: number; supportPlaces?: number | null | undefined }

/** Throws where a group could not be as small, or keep as many places, as it is asked to. */
export function refuseSizes({ groupMin, groupMax, supportPlaces = null }: SizesOf) {
  if (groupMin !== undefined && groupMax !== undefined && groupMin > groupMax) {
    const sentence = `Groups have up to ${groupMax} people, so the smallest can’t have more.`
    throw new Refusal('invalid', sentence, { fields: { groupMin: sentence } })
  }
  if (supportPlaces !== null && groupMax !== undefined && supportPlaces >= groupMax) {
    const sentence = `Groups have up to ${groupMax} people. Keep fewer places, so that there are some for teachers.`
    throw new Refusal('invalid', sentence, { fields: { supportPlaces: sentence } })
  }
}
