/** WCAG 2.2, 1.4.3: text of any size. */
const AA = 4.5
/** What an accent stands on and what stands on it, in tokens.css: the hardest of each. */
const lightTheme = { behind: '#f3eee5', on: '#ffffff' }
const darkTheme = { behind: '#1d2127', on: '#10182b' }
const STEPS = 50

type Rgb = readonly [number, number, number]

const rgbOf = (hex: string): Rgb => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
const hexOf = (rgb: Rgb) => `#${rgb.map(each => Math.round(each).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map(each => {
    const part = each / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The contrast of two colours, `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const reads = (colour: string, { behind, on }: typeof lightTheme) =>
  contrast(colour, behind) >= AA && contrast(colour, on) >= AA

/**
 * A school's accent as it is drawn on light and on dark pages: as it was chosen, and made lighter until it can be read
 * on dark. Null where it is too light to be read on a light page. `hex` is `#rrggbb`.
 */
export function accentPair(hex: string): { light: string; dark: string } | null {
  const light = hex.toLowerCase()
  if (!reads(light, lightTheme)) return null
  const rgb = rgbOf(light)
  for (let step = 0; step <= STEPS; step++) {
    const dark = hexOf(rgb.map(each => each + ((255 - each) * step) / STEPS) as unknown as Rgb)
    if (reads(dark, darkTheme)) return { light, dark }
  }
  return null
}
