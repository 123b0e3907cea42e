import { namesInOrder, inFormOrder } from './form-order.ts'

export type FormProblem = { name: string; sentence: string }

/** A problem as the list above the form has it: with what it is about, where its sentence alone doesn’t say. */
export type ProblemLine = FormProblem & { about: string }

const controlAt = (form: HTMLFormElement, name: string): HTMLElement | null => {
  const found =
    form.elements.namedItem(name) ?? form.querySelector(`[data-field="${CSS.escape(name)}"] [contenteditable]`)
  const control = found instanceof RadioNodeList ? found[0] : found
  return control instanceof HTMLElement ? control : null
}

/** The field of that name; else the one that it is a line of, or the first field inside it. */
export function fieldAt(form: HTMLFormElement, path: string): HTMLElement | null {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const field = controlAt(form, parts.slice(0, length).join('.'))
    if (field) return field
  }
  const inside = namesInOrder(form).find(each => each.startsWith(`${path}.`))
  return inside === undefined ? null : controlAt(form, inside)
}

function labelAt(field: HTMLElement): HTMLElement | null {
  const choices = field.closest('.choice-field-choices')
  if (choices) return choices.closest('fieldset')?.querySelector('legend') ?? null
  const label = 'labels' in field && field.labels instanceof NodeList ? field.labels[0] : null
  return label instanceof HTMLElement
    ? label
    : (field.closest('[data-field]')?.querySelector('.react-aria-Label') ?? null)
}

const plainly = (text: string | null | undefined) =>
  (text ?? '').replace(/\s*\(optional\)/u, '').replaceAll(/^[\s,:]+|[\s?]+$/gu, '')
const lower = (text: string) => text.toLocaleLowerCase('en-GB')

/** What a field is about: the row it stands in, then its label. "Autumn 2, last day"; "Aim 3". */
function aboutOf(field: HTMLElement): string {
  const label = labelAt(field)
  const hidden = label?.querySelector('.hidden-text')?.textContent ?? ''
  const own = plainly(label?.textContent?.replace(hidden, ''))
  const row = field.closest<HTMLElement>('[data-row]')?.dataset['row']
  const parts: string[] = []
  for (const part of [row, plainly(hidden), own])
    if (part && !parts.some(each => lower(each) === lower(part))) parts.push(part)
  const [first = '', ...more] = parts
  return [first.slice(0, 1).toLocaleUpperCase('en-GB') + first.slice(1), ...more.map(startingSmall)].join(', ')
}

/** "Last day" as "last day"; a name stays as it is. */
const startingSmall = (text: string) =>
  /^\p{Lu}\p{Ll}*(?:\s[\p{Ll}\d]|$)/u.test(text) ? lower(text.slice(0, 1)) + text.slice(1) : text

const isInRow = (name: string) => /\.\d+(?:\.|$)/u.test(name)

/**
 * The problems in the order of the page, each with what it is about where its sentence alone could be of several fields:
 * in a row of a list, or where another field gets the same sentence. No two lines read the same.
 */
export function problemLines(
  form: HTMLFormElement | null,
  problems: readonly FormProblem[],
  names: readonly string[],
): ProblemLine[] {
  const lines = inFormOrder(problems, names).map(problem => {
    const isShared = problems.filter(({ sentence }) => sentence === problem.sentence).length > 1
    const field = form && (isShared || isInRow(problem.name)) ? fieldAt(form, problem.name) : null
    return { ...problem, about: field ? aboutOf(field) : '' }
  })
  const alike = (line: ProblemLine) =>
    lines.filter(({ about, sentence }) => about === line.about && sentence === line.sentence)
  return lines.map(line => {
    const all = alike(line)
    return all.length > 1
      ? { ...line, about: `${line.about} (${all.indexOf(line) + 1} of ${all.length})`.trim() }
      : line
  })
}
