import BookA from 'lucide-react/icons/book-a'
import Laptop from 'lucide-react/icons/laptop'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Mountain from 'lucide-react/icons/mountain'
import Users from 'lucide-react/icons/users-round'
import type { LucideIcon } from 'lucide-react/types'

const icons: Record<string, LucideIcon> = {
  'growth-mindset': Mountain,
  'e-learning': Laptop,
  feedback: MessagesSquare,
  'academic-language': BookA,
  questioning: MessageCircleQuestion,
}

/** The hub's sign. It never stands for the hub alone: the name is with it. */
export function HubIcon({ slug }: { slug: string }) {
  const Icon = icons[slug] ?? Users
  return <Icon className="icon" aria-hidden />
}
