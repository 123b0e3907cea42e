/** As every browser and Node have it; this package knows neither. */
declare const URL: {
  new (text: string): {
    protocol: string
    href: string
    pathname: string
    username: string
    password: string
    hostname: string
  }
  canParse(text: string): boolean
}

const LONGEST_HREF = 2000
const mailAddress = /^[a-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,190}$/i

/**
 * The address as a link may have it, or null where it may have none: http, https or mailto only, decided on the parsed
 * and normalised address, so that entities, control characters and case hide nothing. One with a name and password
 * before the host, or without a scheme of its own, is none. Of mailto only the one address is kept.
 */
export function safeHref(url: string): string | null {
  if (url.length > LONGEST_HREF || !URL.canParse(url)) return null
  const { protocol, href, pathname, username, password, hostname } = new URL(url)
  if (protocol === 'mailto:') return mailAddress.test(pathname) ? `mailto:${pathname}` : null
  if (protocol !== 'http:' && protocol !== 'https:') return null
  if (username !== '' || password !== '' || hostname === '') return null
  return href.length > LONGEST_HREF ? null : href
}

/** The text in parts, in order: those with an `href` are web addresses that somebody typed by themselves. */
export function findAddresses(text: string): { text: string; href: string | null }[] {
  const parts: { text: string; href: string | null }[] = []
  let from = 0
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"“”]+/gi)) {
    const address = withoutEnd(match[0])
    const href = safeHref(address)
    if (href === null) continue
    parts.push({ text: text.slice(from, match.index), href: null }, { text: address, href })
    from = match.index + address.length
  }
  parts.push({ text: text.slice(from), href: null })
  return parts.filter(part => part.text !== '')
}

/** A sentence goes on after an address: its full stop is not the address's, nor a bracket that was opened before. */
function withoutEnd(address: string): string {
  let end = address.length
  let open = 0
  for (const character of address) open += character === '(' ? 1 : character === ')' ? -1 : 0
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? ''
    if (last === ')' && open < 0) open += 1
    else if (!".,;:!?'’*_`".includes(last)) break
  }
  return address.slice(0, end)
}
