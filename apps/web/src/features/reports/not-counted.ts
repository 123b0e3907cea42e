import { listed } from '#lib/page/capital.ts'

/** Why a half term that has begun isn't among the figures, for those who would look for it; nothing where none is missing. */
export function notCountedWords(halfTerms: readonly string[]): string {
  if (halfTerms.length === 0) return ''
  return `${listed(halfTerms)}: not counted yet. A half term’s figures appear two weeks after its last meeting.`
}
