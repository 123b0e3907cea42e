import type { Plan } from '@hubs/schema/plans'

/** "I will", "I'll", "I am going to", "to" and "will" at the beginning are taken off, since the sentence begins so. */
const opening = /^(?:i\s+will|i['’]ll|i\s+am\s+going\s+to|i['’]m\s+going\s+to|will|to)\s+/i
const place = /^(?:in|with|at|on|during|when|while|for|before|after|by|from|as)\b/i
const occasion = /^(?:when|whenever|as soon as|each time|every time|once|if|after|before|at|on|during|while|in)\b/i
/** ", I will …" and what follows: the promise itself says it. */
const consequence = /[,;:.–-]?\s*(?:then\s+)?\bi(?:\s+will|['’]ll)\b.*$/i

/** One line without a full stop at its end, and without sentences inside it. */
function oneClause(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,:…]+$/u, '')
    .replace(/([.!?])\s+(?=\S)/g, (_, mark: string) => (mark === '.' ? '; ' : `${mark} `))
    .trim()
}

/** "Ask" becomes "ask"; "ICT", "I" and "A4" stay. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  const word = /^\p{Lu}(?:\p{Ll}|\s)/u.test(first + second) && !/^I\b/.test(text)
  return word ? first.toLowerCase() + text.slice(1) : text
}

function strip(text: string): string {
  let rest = text
  while (opening.test(rest)) rest = rest.replace(opening, '')
  return rest
}

/**
 * A plan as one sentence that begins with "I will": what, with whom, and at which cue. "I will wait three seconds
 * before I take an answer, with 9Sc2, when I have asked a question."
 * What the technique says already is not said again. The form is an implementation intention (Gollwitzer 1999,
 * doi:10.1037/0003-066X.54.7.493).
 */
export function promiseSentence({ technique, setting, cue }: Pick<Plan, 'technique' | 'setting' | 'cue'>): string {
  const what = lowerFirst(oneClause(strip(technique.trim())))
  const parts = [what || 'try one small change']
  const said = (text: string) => parts.join(' ').toLowerCase().includes(text.toLowerCase())
  const where = oneClause(setting)
  if (where && !said(where)) parts.push(place.test(where) ? lowerFirst(where) : `with ${lowerFirst(where)}`)
  const when = oneClause(cue.replace(consequence, ''))
  if (when && !said(when)) parts.push(occasion.test(when) ? lowerFirst(when) : `when ${lowerFirst(when)}`)
  return `I will ${parts.join(', ')}${/[!?]$/.test(parts.at(-1) ?? '') ? '' : '.'}`
}
