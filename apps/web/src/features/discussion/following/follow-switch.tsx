import Bell from 'lucide-react/icons/bell'
import BellOff from 'lucide-react/icons/bell-off'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useFollow, type DiscussionSubject } from '../discussion.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** Follow, and no longer, with what it means said once it is done. */
export function FollowSwitch({ subject, following }: { subject: DiscussionSubject; following: boolean }) {
  const follow = useFollow(subject)
  const say = useToast()
  const turn = () =>
    afterwards(follow.mutateAsync(!following), () =>
      say(
        following
          ? 'Unfollowed. You’ll still hear if someone mentions you.'
          : 'Following. New comments are counted on your home page.',
      ),
    )
  const Icon = following ? BellOff : Bell
  return (
    <div className="no-print">
      <Button isPending={follow.isPending} onPress={turn}>
        <Icon className="icon" aria-hidden />
        {following ? 'Unfollow' : 'Follow'}
      </Button>
      <ErrorNote error={follow.error} />
    </div>
  )
}
