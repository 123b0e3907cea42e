import { isolated } from './text/isolated.ts'

/**
 * The accessibility statement a school starts from, as Markdown. It says what the tests of this version hold, and what
 * nobody has checked; the school adds whom to ask.
 * Source of its parts: the model statement of the UK's public sector accessibility regulations 2018.
 */
export function accessibilityToBegin(schoolName: string): string {
  const school = isolated(schoolName)
  return `${school} wants everyone who works here, and everyone who visits these pages, to be able to use Learning Hubs. You should be able to:

- use every page with a keyboard alone
- enlarge text to 200% and use a screen 320 pixels wide without losing anything
- choose light or dark colours, or your device’s own high-contrast colours
- turn off movement in your device’s settings
- read every chart as a table as well
- pause a meeting, or give it more time, if you facilitate it.

### How accessible it is

Learning Hubs is built to meet level AA of the Web Content Accessibility Guidelines 2.2.

Every page is checked by automated tests each time Learning Hubs changes, in light and dark and on narrow and wide screens. Automated tests find only some problems. Learning Hubs hasn’t yet been tested by people who use a screen reader every day, or by an independent organisation.

### If something doesn’t work for you

Talk to your Learning Hubs coordinator or the school office. Say which page it was and what you were trying to do. If you need something from these pages in another format, such as large print or on paper, ask in the same way.

### If you’re not happy with the answer

The Equality and Human Rights Commission enforces the accessibility regulations. If you’re not happy with how we respond, contact the Equality Advisory and Support Service.`
}

/** Of a text with headings on lines of their own: what stands before the first, and each heading with what is below it. */
export function statementParts(text: string): { title: string | null; text: string }[] {
  const parts: { title: string | null; lines: string[] }[] = [{ title: null, lines: [] }]
  for (const line of text.split('\n')) {
    const [, title] = /^#{1,6}\s+(.*\S)\s*$/.exec(line) ?? []
    if (title) parts.push({ title, lines: [] })
    else parts.at(-1)?.lines.push(line)
  }
  return parts
    .map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }))
    .filter(({ title, text }) => title !== null || text !== '')
}
