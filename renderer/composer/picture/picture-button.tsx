import { lackOf } from '#renderer/forum/forum-state.ts';
import { useForumOf } from '#renderer/forum/use-forums.ts';
import { IconButton } from '#renderer/ui/button.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';
import style from './picture.module.css';

/** Opens the panel for a picture, or says why there is none to add. A sign, for the tools have no room for one more word. */
export function PictureButton({ questionId, maySend, onClick }: { questionId: QuestionId; maySend: boolean; onClick(): void }) {
  const isOpen = useComposer((state) => state.panel === 'picture');
  const isWriting = useComposer((state) => state.phase === 'writing');
  const lack = lackOf(useForumOf(questionId), 'upload');
  return (
    <IconButton name="Picture" title={lack ?? 'Picture'} className={style.button} aria-expanded={isOpen} disabled={!isWriting || !maySend || lack !== null} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round">
        <rect x="1.7" y="2.7" width="12.6" height="10.6" rx="1.6" />
        <circle cx="5.4" cy="6.2" r="1.2" />
        <path d="M2 12.2 6.2 8.8l2.6 2 2.6-2.6 2.8 2.6" />
      </svg>
    </IconButton>
  );
}
