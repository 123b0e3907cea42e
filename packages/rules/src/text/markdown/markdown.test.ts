import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAddresses, safeHref } from './hrefs.ts'
import { allNodes, payloads, seen } from './markdown.testkit.ts'
import { LONGEST_MARKDOWN, markdownTree } from './markdown.ts'
import { excerpt, plainText } from './plain-text.ts'

const types = 'paragraph code-block quote list item text code break strong emphasis link'.split(' ')
const keys = 'type children text href ordered start items'.split(' ')

function expectOnlyWhatIsAllowed(text: string) {
  for (const node of allNodes(markdownTree(text))) {
    expect(types).toContain(node.type)
    expect(keys).toEqual(expect.arrayContaining(Object.keys(node)))
    if (node.type !== 'link') continue
    expect(node.href).toMatch(/^(https?:\/\/[^/@\s]+\/\S*|mailto:[^\s?%]+)$/)
    expect(JSON.stringify(node.children)).not.toContain('"link"')
  }
}

describe('what someone writes to do harm', () => {
  test.each(payloads)('%j draws nothing that acts', payload => {
    expectOnlyWhatIsAllowed(payload)
  })

  test('no HTML is drawn: it stands there as it was typed', () => {
    for (const payload of payloads.filter(each => each.startsWith('<') && !/^<(javascript|data):/.test(each)))
      expect(seen(markdownTree(payload)).replaceAll('\n', '')).toBe(payload)
  })

  test('any text at all, and any mixture of what does harm', () => {
    const parts = fc.oneof(
      fc.constantFrom(...payloads),
      fc.constantFrom('[', '](', ')', '<', '>', '*', '_', '`', '\n', '\n\n', '- ', '1. ', '\t', '!', '&#', ';', '\\'),
      fc.constantFrom('javascript:', 'https://a.test', 'mailto:a@b.test', 'data:', '//'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), list => expectOnlyWhatIsAllowed(list.join(''))),
      { numRuns: 400 },
    )
  })

  test('only http, https and mailto are addresses, as a browser would read them', () => {
    expect(safeHref('HTTPS://Example.ORG/a b')).toBe('https://example.org/a%20b')
    expect(safeHref('mailto:head@school.org?subject=x')).toBe('mailto:head@school.org')
    for (const url of [
      '',
      'a',
      '/a',
      '//a.test',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
      'https://',
      'ftp://a.b',
    ])
      expect(safeHref(url)).toBeNull()
    expect(safeHref(`https://a.test/${'a'.repeat(2000)}`)).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const href = safeHref(text)
        if (href !== null) expect(href).toMatch(/^(https?|mailto):/)
      }),
    )
  })
})

describe('what a colleague writes', () => {
  test('paragraphs, strength, lists, quotes, code and links', () => {
    const tree = markdownTree(
      '**Wait** *three* seconds.\nThen ask `Sam`.\n\n3. one\n4. two\n   - in\n\n> said\n\n```\n<b>\n```',
    )
    expect(tree).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'strong', children: [{ type: 'text', text: 'Wait' }] },
          { type: 'text', text: ' ' },
          { type: 'emphasis', children: [{ type: 'text', text: 'three' }] },
          { type: 'text', text: ' seconds.' },
          { type: 'break' },
          { type: 'text', text: 'Then ask ' },
          { type: 'code', text: 'Sam' },
          { type: 'text', text: '.' },
        ],
      },
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          { type: 'item', children: [said('one')] },
          {
            type: 'item',
            children: [
              said('two'),
              { type: 'list', ordered: false, start: 1, items: [{ type: 'item', children: [said('in')] }] },
            ],
          },
        ],
      },
      { type: 'quote', children: [said('said')] },
      { type: 'code-block', text: '<b>' },
    ])
  })

  test('a heading is a strong paragraph, and a line of marks stays what was typed', () => {
    expect(markdownTree('# Next time')).toEqual([
      { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', text: 'Next time' }] }] },
    ])
    for (const text of ['***', '---', '**********', '    a poem', '[1]: not a footnote'])
      expect(seen(markdownTree(text))).toBe(text.trim())
    expect(seen(markdownTree('mine\n---'))).toBe('mine---')
  })

  test('an image is a link to it, by its words', () => {
    const link = (text: string) => [
      {
        type: 'paragraph',
        children: [{ type: 'link', href: 'https://a.test/p.png', children: [{ type: 'text', text }] }],
      },
    ]
    expect(markdownTree('![The board](https://a.test/p.png)')).toEqual(link('The board'))
    expect(markdownTree('![](https://a.test/p.png)')).toEqual(link('https://a.test/p.png'))
  })

  test('an address typed by itself is a link, without the full stop after it', () => {
    expect(findAddresses('See https://a.test/x_(y). And (http://b.test/).')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://a.test/x_(y)', href: 'https://a.test/x_(y)' },
      { text: '. And (', href: null },
      { text: 'http://b.test/', href: 'http://b.test/' },
      { text: ').', href: null },
    ])
  })

  test('of a line without marks is the line, as its tree would have it', () => {
    const piece = fc.constantFrom(
      'a',
      'Wait',
      'é',
      ' ',
      '  ',
      '. ',
      ', ',
      '1',
      '2.',
      '3)',
      '-',
      '–',
      ': ',
      '?',
      '(b)',
      '%',
      '’s',
      'www.',
      'http://e.de',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), pieces => {
        const line = `W${pieces.join('')}`
        expect(plainText(line)).toBe(plainText(`${line}\n\n> **x**`).split('\n')[0])
      }),
    )
  })

  test('plain text has the words and not the marks', () => {
    expect(plainText('# A **b**\n\n- c [d](https://e.test)\n- f\n\n> g\nh\n\n![i](https://j.test)')).toBe(
      'A b\nc d\nf\ng\nh\ni',
    )
    expect(excerpt('**One** two\nthree four', 13)).toBe('One two…')
    expect(excerpt('One', 13)).toBe('One')
  })
})

describe('too much of anything', () => {
  test('what is longer than can be read is not read: it stands as it was typed', () => {
    const [only, ...more] = markdownTree('*'.repeat(10_000_000))
    expect(more).toEqual([])
    expect(only).toEqual(said(`${'*'.repeat(LONGEST_MARKDOWN)}…`))
  })

  test('four thousand quotes, lists or brackets in each other lose no character and go eight deep', () => {
    for (const mark of ['>', '- ', '1. ', '[', '*a_', '>- ', '![', '`']) {
      const tree = markdownTree(mark.repeat(4000 / mark.length))
      expect(depthOf(tree)).toBeLessThanOrEqual(20)
      expect(JSON.stringify(tree)).not.toMatch(/[\ufdd0-\ufdef]/)
    }
    expect(seen(markdownTree('>'.repeat(4000)))).toBe('>'.repeat(4000 - 8))
    expect(seen(markdownTree('['.repeat(4000)))).toBe('['.repeat(4000))
  })

  test('a character that no text has comes out as one that says so', () => {
    expect(seen(markdownTree('a\ufdd0b'))).toBe('a\ufffdb')
  })
})

function said(text: string) {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}

function depthOf(thing: unknown): number {
  if (typeof thing !== 'object' || thing === null) return 0
  const inner = Math.max(0, ...Object.values(thing).map(depthOf))
  return Array.isArray(thing) ? inner : inner + 1
}
