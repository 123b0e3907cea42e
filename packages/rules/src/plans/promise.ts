import { withoutEnd } from '@hubs/schema/common'
import type { Plan } from '@hubs/schema/plans/plans'

/** "I will", "I'll", "I am going to", "to" and "will" at the beginning are taken off, since the sentence begins so. */
const opening = /^(?:i\s+will|i['’]ll|i\s+am\s+going\s+to|i['’]m\s+going\s+to|will|to)\s+/i
const place = /^(?:in|with|at|on|during|when|while|for|before|after|by|from|as)\b/i
const occasion =
  /^(?:when|whenever|as|each|every|once|if|after|before|at|on|during|while|in|half|halfway|between|by|until|straight)\b/i
/** ", I will …" and what follows: the promise itself says it. */
const consequence = /[,;:.–-]?\s*(?:then\s+)?\bi(?:\s+will|['’]ll)\b.*$/i

/** One line without a full stop at its end, and without sentences inside it. */
function oneClause(text: string): string {
  return withoutEnd(text.replace(/\s+/g, ' '), /[\s.;,:…]/u)
    .replace(/([.!?])\s+(?=\S)/g, (_, mark: string) => (mark === '.' ? '; ' : `${mark} `))
    .trim()
}

const article = /^(?:the|a|an|my|our|all|one|two|three|some|those|these|whoever|everybody|anybody)\b/i

/** "Ask" becomes "ask"; "ICT", "I" and "A4" stay. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  const word = /^\p{Lu}(?:\p{Ll}|\s)/u.test(first + second) && !/^I\b/.test(text)
  return word ? first.toLowerCase() + text.slice(1) : text
}

const inMyWords: Record<string, string> = { you: 'I', your: 'my', yours: 'mine', yourself: 'myself' }
const said = /“[^”]*”|"[^"]*"/

/**
 * A technique as whoever takes it up says it: "when you praise a student" becomes "when I praise a student". What is to be
 * said to somebody else, in quotation marks, stays. Any text; one without "you" comes back as it is.
 */
export function inFirstPerson(technique: string): string {
  const parts = technique.split(new RegExp(`(${said.source})`, 'g'))
  const turned = (text: string) =>
    text
      .replace(/\byou(?:rs?|rself)?\b/gi, word => inMyWords[word.toLowerCase()] ?? word)
      .replace(/\bI(['’])re\b/g, 'I$1m')
  return parts.map(part => (said.test(part) ? part : turned(part))).join('')
}

function strip(text: string): string {
  let rest = text
  while (opening.test(rest)) rest = rest.replace(opening, '')
  return rest
}

/**
 * A plan as one sentence: with whom and at which cue, then what. "With 9Sc2, when I have asked a question, I will wait
 * three seconds before I take an answer." The moment first, as in an implementation intention (Gollwitzer 1999,
 * doi:10.1037/0003-066X.54.7.493): behind what somebody typed, the class would run into their last words.
 * What the technique says already is not said again.
 */
export function promiseSentence({ technique, setting, cue }: Pick<Plan, 'technique' | 'setting' | 'cue'>): string {
  const what = lowerFirst(oneClause(strip(technique.trim()))) || 'try one small change'
  let known = what.toLowerCase()
  const isNew = (text: string) => text !== '' && !known.includes(text.toLowerCase())
  const where = oneClause(setting)
  const moments = isNew(where) ? [placed(where)] : []
  known += ` ${where.toLowerCase()}`
  const when = oneClause(cue.replace(consequence, ''))
  if (isNew(when)) moments.push(occasion.test(when) ? lowerFirst(when) : `when ${lowerFirst(when)}`)
  const sentence = [...moments, `I will ${what}${/[!?][”’"']?$/.test(what) ? '' : '.'}`].join(', ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** "with 9Sc2", "with the reading group", "in the library". */
function placed(where: string): string {
  if (place.test(where)) return lowerFirst(where)
  return `with ${article.test(where) ? lowerFirst(where) : where}`
}
