import { useParams } from 'react-router-dom'
import { ProjectorRoom } from '#app/display/projector-page.tsx'
import { useMe } from '#app/session/session-gate.tsx'

export default function ProjectorScreen() {
  const { id = '' } = useParams()
  return <ProjectorRoom id={id} me={useMe()} />
}
