import { IconPhoto } from '@tabler/icons-react';
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
      <IconPhoto size={16} aria-hidden="true" />
    </IconButton>
  );
}
