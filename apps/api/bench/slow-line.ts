import { connect, createServer, type Socket } from 'node:net'

/**
 * A line to a server on this machine on which everything takes so long each way, as over a school's wifi.
 * @param eachWayMs how long every piece of data is under way
 */
export function openSlowLine(port: number, eachWayMs: number): Promise<{ port: number; close(): void }> {
  const open = new Set<Socket>()
  const carry = (from: Socket, to: Socket) => {
    open.add(from)
    from.setNoDelay(true)
    from.on('data', chunk => setTimeout(() => to.write(chunk), eachWayMs))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      open.delete(from)
      setTimeout(() => to.destroy(), eachWayMs)
    })
  }
  const line = createServer(near => {
    const far = connect(port, '127.0.0.1')
    carry(near, far)
    carry(far, near)
  })
  return new Promise(resolve => {
    line.listen(0, '127.0.0.1', () => {
      const address = line.address()
      resolve({
        port: address && typeof address === 'object' ? address.port : 0,
        close() {
          for (const socket of open) socket.destroy()
          line.close()
        },
      })
    })
  })
}
