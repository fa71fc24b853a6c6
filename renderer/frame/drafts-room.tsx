import { useNavigate } from '@tanstack/react-router';
import { DraftsScreen } from '#renderer/drafts/drafts-screen.tsx';

/** The drafts, and the way from each of them to its question. */
export function DraftsRoom() {
  const navigate = useNavigate();
  return <DraftsScreen onOpen={(id) => void navigate({ to: '/unanswered', search: { id } })} />;
}
