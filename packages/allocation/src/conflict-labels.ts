import type { Conflict } from './conflict.ts'
import type { Constraint } from './record.ts'
import type { RuleRef } from './rules-of.ts'

/** What hubs and people are called; and, where there is a word for it, a day and those with a value of an attribute. */
export type Names = {
  hub(id: string): string
  person(id: string): string
  day?(day: string): string
  /** Whether someone is pinned only because they are in the hub already. */
  isThere?(person: string, hub: string): boolean
  those?(attribute: string, value: unknown): { one: string; many: string } | undefined
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const choices = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const counted = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

function counting(number: number, { attribute, value }: { attribute: string; value: unknown }, names: Names): string {
  const words = `with ${attribute} ${String(value)}`
  const { one, many } = names.those?.(attribute, value) ?? { one: `person ${words}`, many: `people ${words}` }
  return counted(number, one, many)
}

function constraintSentence(constraint: Constraint, names: Names): string {
  const { person } = names
  switch (constraint.kind) {
    case 'together':
      return `${lists.format(constraint.people.map(person))} are kept together.`
    case 'apart':
      return `${lists.format(constraint.people.map(person))} are kept apart.`
    case 'at-most':
      return `No group has more than ${counting(constraint.most, constraint, names)}.`
    case 'reserved':
      return `Each group keeps places for ${counting(constraint.places, constraint, names)}.`
    case 'spread':
      return `People with the same ${constraint.attribute} are spread across the groups.`
  }
}

/** What a rule demands, as a sentence. */
export function ruleSentence(rule: RuleRef, names: Names): string {
  switch (rule.kind) {
    case 'min':
      return `${names.hub(rule.hub)} needs at least ${counted(rule.size, 'person', 'people')}.`
    case 'max':
      return `${names.hub(rule.hub)} has ${counted(rule.size, 'place', 'places')}.`
    case 'pin':
      return names.isThere?.(rule.person, rule.hub)
        ? `${names.person(rule.person)} is in ${names.hub(rule.hub)} already, and didn’t rank.`
        : `${names.person(rule.person)} has to be in ${names.hub(rule.hub)}.`
    case 'leads':
      return `${names.person(rule.person)} leads a group of ${names.hub(rule.hub)}.`
    case 'must-not':
      return `${names.person(rule.person)} can’t be in ${choices.format(rule.hubs.map(names.hub))}.`
    case 'days':
      return `${names.person(rule.person)} only works on ${lists.format(rule.days.map(day => names.day?.(day) ?? day))}.`
    case 'constraint':
      return constraintSentence(rule.constraint, names)
  }
}

function relaxationSentence({ rule, size }: Conflict['relaxations'][number], names: Names): string {
  switch (rule.kind) {
    case 'min':
      return `lower the minimum of ${names.hub(rule.hub)} from ${rule.size} to ${size}`
    case 'max':
      return `raise the maximum of ${names.hub(rule.hub)} from ${rule.size} to ${size}`
    case 'pin':
      if (names.isThere?.(rule.person, rule.hub))
        return `remove ${names.person(rule.person)} from ${names.hub(rule.hub)}`
      return `let ${names.person(rule.person)} be in a hub other than ${names.hub(rule.hub)}`
    case 'leads':
      return `let ${names.person(rule.person)} be in a hub other than ${names.hub(rule.hub)}`
    case 'must-not':
      return `let ${names.person(rule.person)} be in ${choices.format(rule.hubs.map(names.hub))}`
    case 'days':
      return `change the days of ${names.person(rule.person)}`
    case 'constraint':
      return `remove the rule “${constraintSentence(rule.constraint, names).replace(/\.$/, '')}”`
  }
}

/** Why there is no allocation, and what to change. */
export function conflictSentences(conflict: Conflict, names: Names): { why: string[]; relax: string[] } {
  const { people, minimums, places, rules, relaxations, hubs } = conflict
  const ways = [
    ...relaxations.map(relaxation => relaxationSentence(relaxation, names)),
    ...hubs.map(({ hub, may }) =>
      may === 'close' ? `let ${names.hub(hub)} close` : `let ${names.hub(hub)} be split into more groups`,
    ),
  ]
  const all = `${people === 1 ? 'is' : 'are'} ${counted(people, 'person', 'people')}`
  const sizes =
    people < minimums
      ? [`There ${all}, but the hubs need at least ${minimums}.`]
      : people > places
        ? [`There ${all}, but only ${counted(places, 'place', 'places')}.`]
        : []
  return {
    why: [...sizes, 'These rules can’t all hold:', ...rules.map(rule => ruleSentence(rule, names))],
    relax:
      ways.length > 0
        ? ways.map(way => `You can ${way}.`)
        : ['Change one of these rules. Other rules clash, too, so you’ll be asked again.'],
  }
}
