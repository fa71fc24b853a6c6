import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import { Difference } from '../versions/difference.tsx';
import { useTemplate, useWriting } from '../writing/use-template.tsx';
import style from './editor.module.css';
import type { TemplateDeeds } from './use-deeds.ts';

/** What a person should know before writing on. */
export function EditorNotices({ deeds }: { deeds: TemplateDeeds }) {
  const { session, sheet } = useTemplate();
  const { save, theirs, aside, isBroughtBack, content } = useWriting((writing) => writing);
  const { kind, status } = sheet.row;
  return (
    <div className={style.notices}>
      {deeds.say === '' ? null : (
        <Notice tone="bad" action={<Button onClick={deeds.forget}>All right</Button>}>
          {deeds.say}
        </Notice>
      )}
      {save.kind === 'failed' ? (
        <Notice tone="bad" action={<Button onClick={() => void session.flush()}>Try again</Button>}>
          Not saved: {save.trouble.say} What you wrote is kept in this window.
        </Notice>
      ) : null}
      {theirs ? (
        <>
          <Notice
            tone="bad"
            action={
              <>
                <Button onClick={() => session.keepMine(theirs)}>Keep mine</Button>
                <Button onClick={() => session.loadTheirs(theirs)}>Load theirs</Button>
              </>
            }
          >
            <Who name={theirs.draftedBy} /> while you were writing. Nothing is lost: whichever you choose, the other is put aside.
          </Notice>
          <details className={style.compare}>
            <summary>Compare: what is struck out is theirs, what is underlined is yours</summary>
            <Difference before={theirs.content} now={content} />
          </details>
        </>
      ) : null}
      {aside ? (
        <Notice
          action={
            <>
              <Button onClick={session.swap}>{aside.whose === 'mine' ? 'Bring mine back' : 'Bring theirs back'}</Button>
              <Button kind="quiet" onClick={session.forgetAside}>
                Let go of them
              </Button>
            </>
          }
        >
          {aside.whose === 'mine' ? 'Your words are put aside.' : 'Their words are put aside.'}
        </Notice>
      ) : null}
      {isBroughtBack ? (
        <Notice tone="good" action={<Button onClick={session.forgetBroughtBack}>All right</Button>}>
          Words that were not saved yet are here again.
        </Notice>
      ) : null}
      {deeds.undo ? <Notice action={<Button onClick={() => void deeds.undo?.run()}>Undo</Button>}>{deeds.undo.say}</Notice> : null}
      {status === 'retired' ? <Notice tone="warn">Retired: it is not offered any more, and stays readable. Bring it back to write in it.</Notice> : null}
      {kind === 'disclaimer' ? <p className={style.note}>A draft for human review: Rounds does not know whether a clinician has read these words. Policies say which answers carry them.</p> : null}
      {kind === 'snippet' ? <SnippetNote name={sheet.row.slug} /> : null}
    </div>
  );
}

/** Who saved the other words: often the same person, in another window. */
function Who({ name }: { name: string }) {
  const desk = useDesk();
  const me = useLive(desk.query.desk.status.experimental_liveOptions()).value?.me.username;
  if (name === '' || name === me) return <>This template was changed in another window</>;
  return (
    <>
      <bdi>{name}</bdi> changed this template
    </>
  );
}

function SnippetNote({ name }: { name: string }) {
  const mark = `{% render "${name}" %}`;
  return (
    <p className={style.note}>
      Others include it with <code>{mark}</code>{' '}
      <Button kind="chip" onClick={() => void navigator.clipboard.writeText(mark).then(() => say('Copied'))}>
        Copy
      </Button>
    </p>
  );
}
