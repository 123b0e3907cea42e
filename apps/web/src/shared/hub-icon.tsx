import type { HubIcon as Sign } from '@hubs/schema/hubs'
import BookA from 'lucide-react/icons/book-a'
import Compass from 'lucide-react/icons/compass'
import Globe from 'lucide-react/icons/globe'
import Heart from 'lucide-react/icons/heart'
import Laptop from 'lucide-react/icons/laptop'
import Leaf from 'lucide-react/icons/leaf'
import Lightbulb from 'lucide-react/icons/lightbulb'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Mountain from 'lucide-react/icons/mountain'
import Music from 'lucide-react/icons/music'
import Palette from 'lucide-react/icons/palette'
import Ruler from 'lucide-react/icons/ruler'
import Users from 'lucide-react/icons/users-round'
import type { LucideIcon } from 'lucide-react/types'
import type { CSSProperties } from 'react'
import { useHubSign } from '#lib/hub-looks.ts'
import { Chip } from '#ui/chip.tsx'

const icons: Record<string, LucideIcon> = {
  'growth-mindset': Mountain,
  'e-learning': Laptop,
  feedback: MessagesSquare,
  'academic-language': BookA,
  questioning: MessageCircleQuestion,
}

/** The set that a hub of the school's own has its sign from. */
const signs: Record<Sign, LucideIcon> = {
  users: Users,
  leaf: Leaf,
  heart: Heart,
  compass: Compass,
  lightbulb: Lightbulb,
  globe: Globe,
  palette: Palette,
  ruler: Ruler,
  music: Music,
}

/** The hub's sign. It never stands for the hub alone: the name is with it. */
export function HubIcon({ slug }: { slug: string }) {
  const sign = useHubSign(slug)
  const Icon = (sign === undefined ? icons[slug] : signs[sign as Sign]) ?? Users
  return <Icon className="icon" aria-hidden />
}

/** A sign of the set, as it would look in a colour of the set. */
export function HubLook({ sign, colour, name }: { sign: Sign; colour: string; name: string }) {
  const Icon = signs[sign]
  const colours = { '--hub': `var(--${colour})`, '--hub-tint': `var(--${colour}-tint)` } as CSSProperties
  return (
    <span style={colours}>
      <Chip>
        <Icon className="icon" aria-hidden />
        <bdi>{name}</bdi>
      </Chip>
    </span>
  )
}
