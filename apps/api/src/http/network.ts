import { isIPv6 } from 'node:net'

/** As some proxies pass it on: an IPv6 address in brackets, and either with the port it came from. */
const asPassedOn = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/
const dottedEnd = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/

/** The eight numbers of an IPv6 address. */
function groupsOf(ip: string): number[] {
  const hex = ip.replace(dottedEnd, (_all, ...four) => {
    const [a = 0, b = 0, c = 0, d = 0] = four.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  const [head = [], tail = []] = hex.split('::').map(part => (part === '' ? [] : part.split(':')))
  const between = Array.from({ length: hex.includes('::') ? 8 - head.length - tail.length : 0 }, () => '0')
  return [...head, ...between, ...tail].map(group => Number.parseInt(group, 16))
}

/**
 * The network address that a stranger is counted by: an IPv4 address as it is, an IPv6 address by its first 64 bits,
 * since one device has as many of the rest as it likes.
 */
export function networkOf(address: string): string {
  const [, inBrackets, ipv4] = asPassedOn.exec(address) ?? []
  const [ip = ''] = (inBrackets ?? ipv4 ?? address).split('%')
  if (!isIPv6(ip)) return ip
  const groups = groupsOf(ip)
  const [mark, high = 0, low = 0] = groups.slice(5)
  // An IPv4 address as IPv6 has it.
  if (mark === 0xffff && groups.slice(0, 5).every(group => group === 0))
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map(group => group.toString(16))
    .join(':')}::/64`
}

/** Whether what goes to a host, by its name in an address, leaves this machine. */
export const isLocalHost = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)
