/** Those whom a form may name. `other`: the one colleague whom it is written to, or about. */
export type Reader =
  | 'writer'
  | 'other'
  | 'group'
  | 'facilitator'
  | 'school'
  | 'coordinator'
  | 'administrator'
  | 'leadership'
  | 'visitor'

const group = ['writer', 'other', 'group', 'facilitator'] as const
const school = [...group, 'school', 'coordinator', 'administrator', 'leadership'] as const

/**
 * Everything that a form takes in somebody's own words, and who reads it. Each form says so in a sentence, the tests of
 * the client look for it; and each role tries to read it, the tests of the server see to that. The writer is a member of
 * a group unless it can only be one who leads it.
 */
export const whoSees = {
  'a plan for me': ['writer'],
  'a plan for my partner': ['writer', 'other'],
  'a plan for the group': group,
  'a plan for the school': school,
  'a report on a plan for the group': group,
  'a note on trying it': ['writer'],
  'a request for support': ['writer', 'other'],
  'a question or offer of help': ['writer', 'other'],
  'what to look at in an observation': ['writer', 'other'],
  'notes on an observation, before they are handed over': ['other'],
  'facilitators’ notes': ['facilitator'],
  'minutes, as a draft': ['facilitator'],
  'minutes, added for the group': group,
  'an agenda': [...group, 'coordinator'],
  'why attendance was corrected': ['writer', 'facilitator', 'coordinator'],
  'an idea for new learning': group,
  'a template of one’s own': ['facilitator'],
  'a comment on a meeting': group,
  'a comment on a hub': school,
  'a comment on the public page': [...school, 'visitor'],
  'why a comment was removed': ['writer', 'coordinator'],
  'a visitor’s comment': ['coordinator'],
  'a strategy': school,
  'an example from one’s subject': school,
  'a source': school,
  'progress with an outcome': school,
  'a story, before it is published': ['writer', 'coordinator'],
  'a measure of one’s own': ['writer'],
  'what changes next, for governors': ['coordinator', 'leadership'],
} as const satisfies Record<string, readonly Reader[]>

export type Written = keyof typeof whoSees
