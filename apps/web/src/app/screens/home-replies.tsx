import { count } from '@hubs/rules/words'
import { useQuery } from '@tanstack/react-query'
import MessageCircle from 'lucide-react/icons/message-circle'
import { unreadQuery } from '#features/discussion/followed.query.ts'
import { waitingCountQuery } from '#features/discussion/waiting-count.query.ts'
import { capital } from '#lib/capital.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

/** A quiet mark: what is new where this person follows, and what visitors wrote that a coordinator has to read. */
export function HomeReplies({ moderates }: { moderates: boolean }) {
  const { data: unread = 0 } = useQuery(unreadQuery())
  const { data: waiting = 0 } = useQuery({ ...waitingCountQuery(), enabled: moderates })
  if (unread === 0 && waiting === 0) return null
  return (
    <div className="row wrap">
      {unread > 0 && (
        <LinkButton to={paths.discussions}>
          <MessageCircle className="icon" aria-hidden />
          {capital(count(unread, 'new comment'))} in discussions you follow
        </LinkButton>
      )}
      {waiting > 0 && (
        <LinkButton to={paths.moderation}>
          <MessageCircle className="icon" aria-hidden />
          {capital(count(waiting, 'visitor comment'))} to review
        </LinkButton>
      )}
    </div>
  )
}
