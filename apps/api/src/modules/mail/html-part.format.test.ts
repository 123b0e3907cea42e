import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlPart } from './html-part.format.ts'

const bodyOf = (html: string) => /<div[^>]*>\n([\s\S]*)\n<\/div>/.exec(html)?.[1] ?? ''
/** What is left for a reader: tags gone, entities read. */
const readable = (html: string) =>
  bodyOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

describe('the HTML part of an email', () => {
  test('has paragraphs, lists with their heading, and links', () => {
    const html = bodyOf(
      htmlPart('Hello Sam,\n\nAgenda\n- Starter, 5 minutes\n- Feedback\n\nOpen it:\n\nhttps://hubs.test/a?b=1&c=2'),
    )
    expect(html).toContain('<strong>Agenda</strong>')
    expect(html.match(/<li /g)).toHaveLength(2)
    expect(html).toContain('<a href="https://hubs.test/a?b=1&amp;c=2"')
    expect(html.match(/<p /g)).toHaveLength(4)
  })

  test('what people typed is text and nothing else, and all of it is there', () => {
    const words = fc.stringMatching(/^[!-~ éا]{1,40}$/)
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), paragraphs => {
        const text = paragraphs.map(each => `A ${each}`).join('\n\n')
        const html = htmlPart(text)
        const tags = new Set([...bodyOf(html).matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag))
        expect([...tags].filter(tag => !['p', 'br', 'ul', 'li', 'strong', 'a'].includes(tag ?? ''))).toEqual([])
        expect(readable(html).replace(/ /g, '')).toBe(text.replace(/\s+/g, ''))
      }),
    )
    expect(bodyOf(htmlPart('A <img src=x onerror="alert(1)">'))).not.toContain('<img')
  })

  test('loads nothing from anywhere', () => {
    expect(htmlPart('Hello')).not.toMatch(/src=|url\(|@import|<link/)
  })
})
