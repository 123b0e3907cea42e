/** Has the browser save this text as a file of that name; with a mark, so that a spreadsheet reads it as UTF-8. */
export function saveText(text: string, name: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
