/** The names of a form's fields as they stand on the page, each once. */
export function namesInOrder(form: HTMLElement): string[] {
  const fields = [...form.querySelectorAll<HTMLElement>('[name], [data-field]')]
  return [...new Set(fields.map(field => field.dataset['field'] ?? field.getAttribute('name') ?? ''))].filter(Boolean)
}

/** The place of a problem in the form: that of its field, or of the first field in its group; what has none comes last. */
function placeOf(name: string, names: readonly string[]): number {
  const at = names.findIndex(each => each === name || each.startsWith(`${name}.`) || name.startsWith(`${each}.`))
  return at < 0 ? names.length : at
}

/** In the order in which the fields stand on the page, whatever order a schema has them in. */
export function inFormOrder<P extends { name: string }>(problems: readonly P[], names: readonly string[]): P[] {
  return problems.toSorted((a, b) => placeOf(a.name, names) - placeOf(b.name, names))
}
