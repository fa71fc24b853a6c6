import { useWriting } from '../writing/use-template.tsx';
import style from './editor.module.css';

/** Whether the words are safe. */
export function SaveWord() {
  const save = useWriting((writing) => writing.save);
  const say = { saved: 'Saved', unsaved: 'Not saved yet', saving: 'Saving', failed: 'Not saved', conflict: 'Not saved' }[save.kind];
  return (
    <span className={style.saved} data-state={save.kind} role="status" aria-label="Saved state">
      {say}
    </span>
  );
}
