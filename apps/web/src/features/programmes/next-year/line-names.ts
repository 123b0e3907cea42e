/**
 * What each line of a list is called: by its name, and by its place where it has none or shares it. "Autumn 1",
 * "half term 3", "INSET day, line 2".
 */
export function lineNames(names: readonly string[], noun: string): string[] {
  return names.map((name, at) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return name !== '' && isAlone ? name : [name, `${noun} ${at + 1}`].filter(Boolean).join(', ')
  })
}
