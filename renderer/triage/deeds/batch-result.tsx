import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { Batch, Deed } from '#shared/words/deed.ts';
import style from '../triage.module.css';

const states: Record<Deed['state'], string> = { held: 'waits', waiting: 'waits', doing: 'on its way', checking: 'being looked for', done: 'done', 'needs-you': 'failed', undone: 'undone' };

/** What became of each question of a batch, those that failed first, and once more for them. */
export function BatchResult({ batchId, onClose }: { batchId: Batch['id']; onClose(): void }) {
  const desk = useDesk();
  const { value: deeds, trouble } = useLive(desk.query.moderation.ofBatch.experimental_liveOptions({ input: { batchId } }));
  const sorted = (deeds ?? []).toSorted((a, b) => Number(b.state === 'needs-you') - Number(a.state === 'needs-you'));
  const failed = sorted.filter(({ state }) => state === 'needs-you').length;
  const retry = (): void => {
    desk.call.moderation.retry({ batchId }).then(
      () => say('Trying again'),
      (error: unknown) => say(troubleOf(error).say),
    );
  };
  return (
    <Dialog title="What became of each" onClose={onClose} wide>
      {trouble ? <p role="alert">{trouble.say}</p> : null}
      <div className={style.results} tabIndex={0} role="region" aria-label="Results">
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">State</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((deed) => (
              <tr key={deed.id} data-state={deed.state}>
                <td>
                  <bdi>{deed.title}</bdi>
                </td>
                <td>{states[deed.state]}</td>
                <td dir="auto">{deed.trouble?.say ?? deed.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={style.buttons}>
        {failed > 0 ? (
          <Button kind="primary" onClick={retry}>
            Try the {failed === 1 ? 'one' : failed} that failed again
          </Button>
        ) : null}
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
