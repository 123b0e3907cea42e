const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, each => entities[each] ?? each)

/** An address in our own sentences: to the end of the word, without the full stop of the sentence. */
const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g

/** Text with its addresses as links; what people typed can't be anything but text. */
function linked(text: string): string {
  let [html, at] = ['', 0]
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = escaped(found)
    html += `${escaped(text.slice(at, index))}<a href="${link}" style="color:#23407a">${link}</a>`
    at = index + found.length
  }
  return html + escaped(text.slice(at))
}

const LINE = 'margin:0 0 16px'

/** A paragraph of the text: lines beginning with "- " are a list, with what stands before them as its heading. */
function block(paragraph: string): string {
  const lines = paragraph.split('\n')
  const first = lines.findIndex(each => each.startsWith('- '))
  if (first < 0) return `<p style="${LINE}" dir="auto">${lines.map(linked).join('<br>')}</p>`
  const heading = lines.slice(0, first)
  const items = lines.slice(first)
  return [
    heading.length > 0
      ? `<p style="margin:0 0 4px" dir="auto"><strong>${heading.map(linked).join('<br>')}</strong></p>`
      : '',
    `<ul style="${LINE};padding-left:20px">`,
    ...items.map(each => `<li dir="auto">${linked(each.replace(/^- /, ''))}</li>`),
    '</ul>',
  ].join('')
}

/**
 * The same email for those who read HTML: made from its text, so that both say the same. It loads nothing from
 * anywhere, so that opening it tells nobody.
 */
export function htmlPart(text: string): string {
  const body = text
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .join('\n')
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;background:#faf8f4;color:#1f2328;font:16px/1.5 'Atkinson Hyperlegible Next',Verdana,sans-serif">
<div style="max-width:36em;margin:0 auto">
${body}
</div></body></html>
`
}
