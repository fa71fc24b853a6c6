import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TemplateReport } from '#shared/words/library.ts';
import { useTemplate, useWriting } from '../writing/use-template.tsx';
import { Difference } from './difference.tsx';
import { TouchesList } from './touches-list.tsx';
import { useTouches } from './use-touches.ts';
import style from './versions.module.css';

interface PublishDialogProps {
  report: TemplateReport | null;
  /** Null: published. Else why not. */
  onPublish(note: string): Promise<string | null>;
  onReview(): void;
  onClose(): void;
}

/** What would be published, and what that touches, seen before it is done. */
export function PublishDialog({ report, onPublish, onReview, onClose }: PublishDialogProps) {
  const { sheet } = useTemplate();
  const content = useWriting((writing) => writing.content);
  const touches = useTouches();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState('');
  const [isBusy, setBusy] = useState(false);
  const errors = report?.faults.filter(({ severity }) => severity === 'error') ?? [];
  const open = sheet.comments.filter(({ isDone }) => !isDone).length;
  const { version, kind, status } = sheet.row;
  const isReady = sheet.mayPublish && errors.length === 0 && touches.touches !== null && !isBusy;

  const publish = async (): Promise<void> => {
    setBusy(true);
    setRefusal((await onPublish(note)) ?? '');
    setBusy(false);
  };
  return (
    <Dialog title={`Publish “${content.title}” as v${version + 1}?`} onClose={onClose} wide>
      <div className={style.publish}>
        <section aria-labelledby="publish-touches">
          <h3 id="publish-touches">What it touches</h3>
          <TouchesList {...touches} />
          {kind === 'disclaimer' ? <p className={style.none}>Answers that carry this disclaimer get the new words from the next one on.</p> : null}
        </section>
        <section aria-labelledby="publish-difference">
          <h3 id="publish-difference">{sheet.published ? `Difference to v${version}` : 'Never published before'}</h3>
          <Difference before={sheet.published} now={content} />
        </section>
        <label>
          Note for the list of versions
          <input maxLength={400} dir="auto" placeholder="What changed, and why" value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {sheet.mayPublish ? null : (
          <Notice
            tone="warn"
            action={
              status === 'in-review' ? null : (
                <Button
                  onClick={() => {
                    onClose();
                    onReview();
                  }}
                >
                  Ask for review
                </Button>
              )
            }
          >
            {sheet.whyNot}
          </Notice>
        )}
        {errors.length > 0 ? (
          <Notice tone="bad">
            {errors.length === 1 ? 'A fault has to be mended first.' : `${errors.length} faults have to be mended first.`} Line {errors[0]?.line}: {errors[0]?.say}
          </Notice>
        ) : null}
        {open > 0 ? <Notice tone="warn">{open === 1 ? '1 comment is not done.' : `${open} comments are not done.`}</Notice> : null}
        {refusal === '' ? null : <Notice tone="bad">{refusal}</Notice>}
        <div className={style.choices}>
          <Button kind="primary" disabled={!isReady} onClick={() => void publish()}>
            Publish v{version + 1}
          </Button>
          <Button onClick={onClose}>Not yet</Button>
        </div>
      </div>
    </Dialog>
  );
}
