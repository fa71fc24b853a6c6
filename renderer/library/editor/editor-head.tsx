import { Button } from '#renderer/ui/button.tsx';
import { sayStatus } from '../writing/say-status.ts';
import { useTemplate, useWriting } from '../writing/use-template.tsx';
import style from './editor.module.css';
import type { TemplateDeeds } from './use-deeds.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** What the template is called, how it stands, and what can be done with it. */
export function EditorHead({ deeds }: { deeds: TemplateDeeds }) {
  const { session, sheet, isLocked } = useTemplate();
  const title = useWriting((writing) => writing.content.title);
  const isSaved = useWriting((writing) => writing.save.kind === 'saved');
  const { row } = sheet;
  const hasWords = row.hasDraft || !isSaved;
  useKeptFocus(`${row.status} ${hasWords}`);
  const isInReview = row.status === 'in-review';
  const isRetired = row.status === 'retired';
  return (
    <header className={style.head}>
      <h2 className="visually-hidden">
        <bdi>{title}</bdi>
      </h2>
      <input className={style.title} aria-label="Title" placeholder="Title" maxLength={200} dir="auto" value={title} readOnly={isLocked} onChange={({ target }) => session.edit({ title: target.value })} onBlur={() => void session.flush()} />
      <span className={style.status} data-status={row.status}>
        {sayStatus(row)}
      </span>
      <span className={style.acts}>
        {isInReview ? <Button onClick={() => void deeds.returnToDraft()}>Return to draft</Button> : null}
        {isInReview || isRetired ? null : (
          <Button disabled={!hasWords} onClick={() => void deeds.askForReview()}>
            Ask for review
          </Button>
        )}
        {isRetired ? (
          <Button onClick={() => void deeds.retire(false)}>Bring it back</Button>
        ) : (
          <Button kind="primary" disabled={!hasWords} onClick={() => void deeds.publish()}>
            Publish
          </Button>
        )}
      </span>
    </header>
  );
}
