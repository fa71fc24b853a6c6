import { runCommand } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import style from '../frame.module.css';
import { ForumMenu } from './forum-menu.tsx';

/** Whose desk this is, on which forum, and the way to everything. */
export function Head() {
  const desk = useDesk();
  const status = useLive(desk.query.desk.status.experimental_liveOptions()).value;
  const settings = useLive(desk.query.settings.current.experimental_liveOptions()).value;
  const me = settings?.volunteer.name || status?.me.name || status?.me.username;
  return (
    <header className={style.head}>
      <b className={style.brand}>Rounds</b>
      {status ? <ForumMenu name={status.forum.name} /> : null}
      <button type="button" className={style.omni} onClick={() => runCommand('palette.open')}>
        <span>Search questions and commands</span>
        <span aria-hidden="true">
          <Kbd keys="mod+k" />
        </span>
      </button>
      <bdi className={style.me}>{me}</bdi>
    </header>
  );
}
