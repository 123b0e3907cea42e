import { useParams } from 'react-router-dom'
import { ProjectorRoom } from '#app/projector-room.tsx'
import { useMe } from '#app/session-gate.tsx'

export default function ProjectorScreen() {
  const { id = '' } = useParams()
  return <ProjectorRoom id={id} me={useMe()} />
}
