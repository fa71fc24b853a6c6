import { Empty } from '#renderer/ui/empty.tsx';
import style from '../frame.module.css';

/** For a page that was opened without the address Rounds printed, or with one of an earlier start. */
export function HowToOpen({ why }: { why: 'no-token' | 'refused' }) {
  return (
    <main className={style.splash}>
      <Empty title={<h1>{why === 'no-token' ? 'This address is missing its key' : 'Rounds did not let this window in'}</h1>}>
        {why === 'no-token' ? (
          <p>Rounds opens with the whole address it printed when it started, including everything after the # sign. It keeps other pages in this browser out.</p>
        ) : (
          <p>It was started again since this window was opened, or too many windows are open. Nothing you saved was lost.</p>
        )}
        <p>Open the address that the line “Rounds is ready” shows, or start Rounds again:</p>
        <pre>npm start -- --browser</pre>
      </Empty>
    </main>
  );
}
