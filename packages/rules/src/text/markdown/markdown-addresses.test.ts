import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seen } from './markdown.testkit.ts'
import { type Block, markdownTree } from './markdown.ts'
import { plainText } from './plain-text.ts'

test('an address keeps every character that was pasted, whatever it would mean elsewhere', () => {
  const linksIn = (blocks: readonly Block[]) =>
    blocks.flatMap(block =>
      block.type === 'paragraph'
        ? block.children.flatMap(each => (each.type === 'link' ? [seen([{ ...block, children: [each] }])] : []))
        : [],
    )
  const a = 'https://a.test/x_y'
  expect(markdownTree(`\`${a}\` **${a}** _${a}_ [x](${a})`)).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'code', text: a },
        { type: 'text', text: ' ' },
        { type: 'strong', children: [{ type: 'link', href: a, children: [{ type: 'text', text: a }] }] },
        { type: 'text', text: ' ' },
        { type: 'emphasis', children: [{ type: 'link', href: a, children: [{ type: 'text', text: a }] }] },
        { type: 'text', text: ' ' },
        { type: 'link', href: a, children: [{ type: 'text', text: 'x' }] },
      ],
    },
  ])
  const inputs = ['https://www.example.com/p?Item=N8&cm_re=m65-_-26-_-P', 'https://example.org/__init__.py']
  for (const address of inputs) expect(linksIn(markdownTree(`See ${address} now`))).toEqual([address])
  const piece = fc.constantFrom(
    'a',
    '_',
    '__',
    '*',
    '**',
    '`',
    '&amp;',
    '&copy=',
    '\\_',
    '-',
    '~',
    '?',
    '=',
    '/',
    '[b]',
    '(c)',
  )
  const path = fc.array(piece, { maxLength: 12 }).map(pieces => `https://example.org/${pieces.join('')}z`)
  fc.assert(
    fc.property(path, fc.constantFrom('', '*', '**', '_', '> ', '- '), (address, mark) => {
      const text = mark.endsWith(' ') || mark === '' ? `${mark}See ${address} now` : `${mark}See ${address} now${mark}`
      expect(plainText(text)).toBe(`See ${address} now`)
      if (mark === '') expect(linksIn(markdownTree(text))).toEqual([address])
    }),
  )
})
