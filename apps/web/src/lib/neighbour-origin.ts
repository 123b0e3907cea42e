/** This machine's own server under its other name, with cookies of its own: `localhost` beside `127.0.0.1`. */
export function neighbourOrigin({
  protocol,
  hostname,
  port,
}: Pick<Location, 'protocol' | 'hostname' | 'port'>): string {
  const other = hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return `${protocol}//${other}${port && `:${port}`}`
}
