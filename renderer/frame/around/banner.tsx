import { useLinkState } from '#renderer/link/link-state.ts';
import style from '../frame.module.css';

/** Said while the engine does not answer. It stays out of the way: the person goes on writing. */
export function Banner() {
  const state = useLinkState((link) => link.state);
  return (
    <div className={style.banner} role="status">
      {state === 'reconnecting' ? 'Rounds is not answering; what you type is kept in this window.' : ''}
      {state === 'refused' ? 'Rounds was started again, and this window belongs to the start before. Copy what you have not saved, then open the address Rounds printed last.' : ''}
    </div>
  );
}
