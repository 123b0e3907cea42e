// What axe need not be asked about, since it is plain that it passes. All of this runs in the page, where it is sent as
// text: the functions of this file know each other, and nothing else.

type Color = [red: number, green: number, blue: number, alpha: number]
type Painter = { element: Element; box: DOMRect }

/** Of the script below: where colours are drawn, and what has come of it. */
declare const pen: CanvasRenderingContext2D, drawn: Map<string, Color>

/** A little more than axe asks for of the smallest words, whose sums may be rounded otherwise. */
const READABLE = 4.6
/** How wide and high what can be pressed has to be, or how far from anything else. */
const LEAST = 24
const CAN_BE_PRESSED =
  'a[href], area, button, input, select, textarea, summary, iframe, audio, video, object, embed, [tabindex][role], [contenteditable]'

function meet(one: DOMRect, other: DOMRect, margin = 0): boolean {
  return (
    one.left - margin < other.right &&
    other.left < one.right + margin &&
    one.top - margin < other.bottom &&
    other.top < one.bottom + margin
  )
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}

/** For ears alone: nothing of it is in its box, or its box is off the page until the keyboard comes by. */
function isAway(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect()
  const isClipped = width <= 1 && height <= 1 && getComputedStyle(element).overflow === 'hidden'
  return isClipped || bottom + scrollY <= 0 || right + scrollX <= 0
}

/** Where the words of an element itself are, or its field. */
function wordsOf(element: Element): DOMRect[] {
  if (element.matches('input:is([type=checkbox], [type=radio], [type=range], [type=hidden])')) return []
  if (element.matches('input, select, textarea')) return [element.getBoundingClientRect()]
  return [...element.childNodes]
    .filter(each => each.nodeType === Node.TEXT_NODE && /[^\s\p{P}]/u.test(each.textContent ?? ''))
    .flatMap(text => {
      const range = document.createRange()
      range.selectNodeContents(text)
      return [...range.getClientRects()]
    })
}

/** Whatever way it is written in, mixed or not, as the browser itself draws it. */
function colorOf(words: string): Color {
  const before = drawn.get(words)
  if (before) return before
  pen.clearRect(0, 0, 1, 1)
  pen.fillStyle = words
  pen.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
  const color: Color = [red, green, blue, alpha / 255]
  drawn.set(words, color)
  return color
}

function over([red, green, blue, alpha]: Color, ground: Color): Color {
  const mixed = (top: number, under: number) => top * alpha + under * (1 - alpha)
  return [mixed(red, ground[0]), mixed(green, ground[1]), mixed(blue, ground[2]), 1]
}

function lightOf(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color
    .slice(0, 3)
    .map(each => each / 255)
    .map(each => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The one colour an element's words stand on, and what has it; null where that takes more than a sum. */
function groundOf(element: Element): { color: Color; holder: Element } | null {
  const layers: Color[] = []
  let holder: Element | null = null
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { backgroundColor, backgroundImage, backgroundClip, opacity, filter, mixBlendMode } = getComputedStyle(each)
    // What all of it is seen through changes what lies on the ground, too.
    if (opacity !== '1' || filter !== 'none' || mixBlendMode !== 'normal') return null
    if (holder) continue
    const color = colorOf(backgroundColor)
    if (backgroundImage !== 'none' || backgroundClip !== 'border-box') return null
    layers.push(color)
    if (color[3] === 1) holder = each
  }
  const color = layers.reduceRight((ground, layer) => over(layer, ground), layers.at(-1) ?? [0, 0, 0, 0])
  return holder && { color, holder }
}

/** In which layer something is drawn: above what has no place of its own, or higher still. */
function layerOf(element: Element): number {
  const { position, zIndex, transform, opacity, filter } = getComputedStyle(element)
  const isPlain = position === 'static' && transform === 'none' && opacity === '1' && filter === 'none'
  if (isPlain && zIndex === 'auto') return -1
  return zIndex === 'auto' ? 0 : Number(zIndex)
}

/** An element and what it stands in, from within outwards, as far as what holds the other one too. */
function upTo(element: Element, other: Element): Element[] {
  const chain: Element[] = []
  for (let each: Element | null = element; each && !each.contains(other); each = each.parentElement) chain.push(each)
  return chain
}

/** Whether what is painted there could be between words and their ground: not under the ground, and not over the words. */
function couldShow(painter: Element, element: Element, holder: Element, words: readonly DOMRect[]): boolean {
  const chain = upTo(element, painter)
  const { left, right, top, bottom } = holder.getBoundingClientRect()
  const isUnder = (box: DOMRect) => left <= box.left && right >= box.right && top <= box.top && bottom >= box.bottom
  if (chain.includes(holder) && words.every(isUnder)) return false
  const layer = upTo(painter, element)
    .map(layerOf)
    .findLast(each => each !== -1)
  return layer === undefined || layer <= Math.max(-1, ...chain.map(layerOf))
}

function isReadable(element: Element, words: readonly DOMRect[], painters: readonly Painter[]): boolean {
  const ground = groundOf(element)
  const { color, webkitTextFillColor, textShadow } = getComputedStyle(element)
  if (!ground || textShadow !== 'none' || webkitTextFillColor !== color) return false
  const [one, other] = [lightOf(ground.color), lightOf(over(colorOf(color), ground.color))]
  if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < READABLE) return false
  return !painters.some(
    each =>
      words.some(box => meet(box, each.box)) &&
      !each.element.contains(element) &&
      couldShow(each.element, element, ground.holder, words),
  )
}

/** The elements whose words do not plainly have the contrast they need. */
function textsInDoubt(): Element[] {
  const away = new Set<Element>()
  const painters: Painter[] = []
  const texts: [Element, DOMRect[]][] = []
  for (const element of document.querySelectorAll('html, body, body *')) {
    if (!isSeen(element)) continue
    if (isAway(element) || (element.parentElement && away.has(element.parentElement))) {
      away.add(element)
      continue
    }
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    const isPainted = backgroundImage !== 'none' || !/^rgba\(.*, 0\)$/.test(backgroundColor)
    if (isPainted || element.matches('img, svg, canvas, video, iframe'))
      painters.push({ element, box: element.getBoundingClientRect() })
    const words = wordsOf(element)
    if (words.length > 0) texts.push([element, words])
  }
  return texts.filter(([element, words]) => !isReadable(element, words, painters)).map(([element]) => element)
}

/**
 * What can be pressed and is too small or overlapped, with another so near that axe has to say whether there is room
 * enough, by what that comes from: what both are, and how they lie. Anything else passes.
 */
function targetsInDoubt(known: ReadonlySet<string>): Map<Element, string> {
  const targets = [...document.querySelectorAll(CAN_BE_PRESSED)]
    .filter(isSeen)
    .map(element => ({ element, box: element.getBoundingClientRect() }))
  const inDoubt = new Map<Element, string>()
  for (const { element, box } of targets) {
    const near = targets.filter(each => each.element !== element && meet(box, each.box, LEAST))
    const isLarge = box.width >= LEAST && box.height >= LEAST
    if (near.length === 0 || (isLarge && near.every(each => !meet(box, each.box)))) continue
    const what = ({ element: each, box: its }: (typeof targets)[number]) => [
      each.localName,
      ...['class', 'role', 'tabindex'].map(name => each.getAttribute(name)),
      each.getAttribute('href') === element.getAttribute('href'),
      each.contains(element),
      element.contains(each),
      each.matches(':disabled'),
      ...[its.left - box.left, its.top - box.top, its.width, its.height].map(side => side.toFixed(1)),
    ]
    const sign = [{ element, box }, ...near].map(what).join(';')
    if (!known.has(sign)) inDoubt.set(element, sign)
  }
  return inDoubt
}

/** What the page knows as `doubts`. */
export type Doubts = {
  texts: typeof textsInDoubt
  targets: typeof targetsInDoubt
  /** What has passed in this page, by what it came from. */
  known: Set<string>
}

/** All of it as a script for a page. */
export function inDoubtScript(): string {
  const functions = [meet, isSeen, isAway, wordsOf, colorOf, over, lightOf, groundOf, layerOf, upTo, couldShow]
  return `(() => {
    const [READABLE, LEAST, CAN_BE_PRESSED] = ${JSON.stringify([READABLE, LEAST, CAN_BE_PRESSED])}
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true }), drawn = new Map()
    ${[...functions, isReadable, textsInDoubt, targetsInDoubt].join('\n')}
    window.doubts = { texts: textsInDoubt, targets: targetsInDoubt, known: new Set() }
  })()`
}
