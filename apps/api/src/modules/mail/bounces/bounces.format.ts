import PostalMime from 'postal-mime'

/** What a report of non-delivery says (RFC 3464): which email came back, and what the mail server said. */
export type Bounce = { mailId: string; reason: string }

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** In the address that reports go to, and in the header of the email itself, which a report has with it. */
const mark = new RegExp(String.raw`\+bounce-(${ID})@|<(${ID})@learning-hubs>`, 'i')
/** For good, and about the address or its mailbox; 5.3, 5.6 and 5.7 are about the message or the server (RFC 3463). */
const forGood = /^5\.[0124]\.\d+/
const LONGEST_REASON = 200

/**
 * Where reports about an email go: the sender's address with the id of the email in it. Nobody knows the id but who
 * gets the email, so nobody else can have an address taken for one that doesn't work.
 */
export function bounceAddress(sender: string, mailId: string): string {
  const at = sender.lastIndexOf('@')
  return `${sender.slice(0, at)}+bounce-${mailId}${sender.slice(at)}`
}

/** A report's blocks of fields, one for the email and one for each address it went to. */
async function blocksOf(report: string) {
  const blocks = report.split(/\r?\n\s*\r?\n/).filter(block => block.trim() !== '')
  // The fields of a block are written as the headers of an email are.
  const read = await Promise.all(blocks.map(block => PostalMime.parse(`${block}\r\n\r\n`)))
  return read.map(({ headers }) => new Map(headers.map(({ key, value }) => [key, value])))
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/** Null where an email is no report that one of ours will never arrive: a delay, an answer, somebody's letter. */
export async function readBounce(source: Uint8Array): Promise<Bounce | null> {
  const [, inAddress, inHeader] = mark.exec(Buffer.from(source).toString('latin1')) ?? []
  const mailId = (inAddress ?? inHeader)?.toLowerCase()
  if (mailId === undefined) return null
  const { attachments } = await PostalMime.parse(source, { attachmentEncoding: 'utf8', rfc822Attachments: true })
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')?.content
  if (typeof report !== 'string') return null
  for (const fields of await blocksOf(report)) {
    const status = fields.get('status') ?? ''
    if (fields.get('action')?.toLowerCase() !== 'failed' || !forGood.test(status)) continue
    const said = oneLine((fields.get('diagnostic-code') ?? '').replace(/^[^;]*;/, ''))
    return { mailId, reason: (said || status).slice(0, LONGEST_REASON) }
  }
  return null
}
