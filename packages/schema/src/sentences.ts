import type { z } from 'zod'

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0]

const CHECK = 'Check what you’ve entered here.'

const kinds: Record<string, string> = {
  string: 'Enter text here.',
  number: 'Enter a number.',
  int: 'Enter a whole number.',
  boolean: 'Choose yes or no.',
  array: 'Enter a list here.',
}

const forms: Record<string, string> = {
  datetime: 'Enter a date and time.',
  date: 'Enter the day, month and year.',
  email: 'Enter an email address, like name@example.org',
  url: 'Enter a web address, like https://example.org',
}

const tooSmall = ({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>) => {
  if (origin === 'string') return minimum === 1 ? 'Fill in this field.' : `Use ${minimum} or more characters.`
  if (origin === 'array' || origin === 'set') return `Choose at least ${minimum}.`
  return inclusive === false ? `Enter a number above ${minimum}.` : `Enter ${minimum} or more.`
}

const tooBig = ({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>) => {
  if (origin === 'string') return `Use ${maximum} characters or fewer.`
  if (origin === 'array' || origin === 'set') return `Choose up to ${maximum}.`
  return inclusive === false ? `Enter a number below ${maximum}.` : `Enter ${maximum} or less.`
}

/**
 * What to do about a value that a schema refuses and has no words of its own for: zod's own, "Invalid option: expected one
 * of …", are for programmers. Give it to `z.config` as its `customError`.
 */
export function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove ${issue.keys.join(', ')}: ${issue.keys.length === 1 ? 'it isn’t a field' : 'they aren’t fields'} here.`
    case 'invalid_type':
      return issue.input === undefined ? 'Fill in this field.' : (kinds[issue.expected] ?? CHECK)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_value':
      return issue.input === undefined ? 'Fill in this field.' : 'Choose one of the options.'
    case 'not_multiple_of':
      return `Enter a multiple of ${issue.divisor}.`
    case 'invalid_format':
      return forms[issue.format] ?? CHECK
    default:
      return CHECK
  }
}
