import { count, inWords, ordinal } from '@hubs/rules/text/words'
import type { PlacementOption, PlacementOptions } from '@hubs/schema/choosing/moves'
import { costWords } from '../choice-labels.ts'

/** "their first choice": from 1; 0 is a hub they did not rank; null where they did not answer. */
export function choiceWords(choice: number | null): string {
  if (choice === null) return 'they didn’t rank the hubs'
  return choice === 0 ? 'not one they ranked' : `their ${ordinal(choice)} choice`
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
const sizeWords = (before: number, after: number) =>
  sentence(`${count(before, 'person', 'people')} now, ${inWords(after)} after`)

/** Where somebody is now, and what the hub would have left: "Their first choice. Nine people now, eight after." */
export function nowWords({ choice, before, after }: Pick<PlacementOptions, 'choice' | 'before' | 'after'>): string {
  return `${sentence(choiceWords(choice))} ${sizeWords(before, after)}`
}

/** What a move would do, in a line: "Their second choice. Dissatisfaction up one point. Nine people now, 10 after." */
export function optionWords({ choice, cost, before, after, full, hubSlug }: PlacementOption): string {
  if (hubSlug === null) return 'They’d be in no hub.'
  if (full) return `Full, with ${count(before, 'person', 'people')}.`
  return `${sentence(choiceWords(choice))} ${sentence(costWords(cost))} ${sizeWords(before, after)}`
}

/** Who hears of a change of hubs: nobody is told of what they did themselves. Empty where that is everyone. */
export function toldWords(moves: readonly { isYou: boolean }[]): string {
  const others = moves.filter(({ isYou }) => !isYou)
  if (others.length === 0) return ''
  if (others.length < moves.length) return 'Everyone else whose hub changes will get a notification.'
  return others.length === 1 ? 'They’ll get a notification.' : 'Everyone whose hub changes will get a notification.'
}
