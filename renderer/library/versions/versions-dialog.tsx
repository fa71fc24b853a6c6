import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { TemplateContent } from '#shared/words/library.ts';
import { useTemplate, useWriting } from '../writing/use-template.tsx';
import { Difference } from './difference.tsx';
import style from './versions.module.css';

interface VersionsDialogProps {
  /** Opened to see the draft beside what is published. */
  isDifference: boolean;
  /** Null: restored. Else why not. */
  onRestore(version: number): Promise<string | null>;
  onClose(): void;
}

/** Every version with who published it, when and why; the difference between any two; and the way back to an old one. */
export function VersionsDialog({ isDifference, onRestore, onClose }: VersionsDialogProps) {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const draft = useWriting((writing) => writing.content);
  const { data, error, refetch } = useQuery({ ...desk.query.library.versions.queryOptions({ input: { templateId: session.templateId } }), staleTime: 0, gcTime: 0 });
  const [chosen, setChosen] = useState<{ before: string; now: string } | null>(null);
  const [refusal, setRefusal] = useState('');
  const [isBusy, setBusy] = useState(false);

  const versions = data ?? [];
  const { hasDraft, status } = sheet.row;
  const named = new Map<string, { name: string; content: TemplateContent | null }>([
    ...(hasDraft ? [['draft', { name: 'The draft', content: draft }] as const] : []),
    ...versions.map(({ version, content }) => [String(version), { name: `v${version}`, content }] as const),
    ['none', { name: 'Nothing', content: null }],
  ]);
  const newest = versions[0] === undefined ? 'none' : String(versions[0].version);
  const older = versions[1] === undefined ? 'none' : String(versions[1].version);
  const { before, now } = chosen ?? (hasDraft ? { before: newest, now: 'draft' } : { before: older, now: newest });
  const after = named.get(now)?.content;

  const restore = async (version: number): Promise<void> => {
    setBusy(true);
    setRefusal((await onRestore(version)) ?? '');
    setBusy(false);
  };
  const choose = (side: 'before' | 'now', name: string) => (
    <label>
      {name}{' '}
      <select value={side === 'before' ? before : now} onChange={({ target }) => setChosen({ before, now, [side]: target.value })}>
        {[...named].map(([key, entry]) =>
          side === 'now' && key === 'none' ? null : (
            <option key={key} value={key}>
              {entry.name}
            </option>
          ),
        )}
      </select>
    </label>
  );
  const comparison = (
    <div className={style.comparison}>
      <div className={style.compare}>
        <h3>Difference</h3>
        {choose('before', 'From')}
        {choose('now', 'to')}
      </div>
      {after ? <Difference before={named.get(before)?.content ?? null} now={after} /> : null}
    </div>
  );
  const list = (
    <div>
      <h3 className={isDifference ? '' : 'visually-hidden'}>
        Versions
      </h3>
      {versions.length === 0 && data ? <p className={style.none}>Never published.</p> : null}
      <ol className={`bare ${style.versions}`} aria-label="Versions" reversed>
        {versions.map(({ version, publishedBy, publishedAt, note }, index) => (
          <li key={version}>
            <b>v{version}</b>
            <span>
              <bdi>{publishedBy === '' ? 'came with Rounds' : publishedBy}</bdi> · <TimeAgo at={publishedAt} />
              {note === '' ? null : (
                <small>
                  <bdi>{note}</bdi>
                </small>
              )}
            </span>
            <span className={style.acts}>
              <Button kind="chip" onClick={() => setChosen({ before: String(versions[index + 1]?.version ?? 'none'), now: String(version) })} aria-label={`Show what changed in v${version}`}>
                What changed
              </Button>
              {index === 0 || status === 'retired' ? null : (
                <Button kind="chip" disabled={isBusy} onClick={() => void restore(version)} aria-label={`Restore v${version}`}>
                  Restore
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {versions.length > 1 ? <p className={style.none}>Restoring makes a new version with the old words. No version is ever rewritten.</p> : null}
    </div>
  );
  return (
    <Dialog title={isDifference ? 'Difference' : 'Versions'} onClose={onClose} wide>
      <div className={style.both}>
        {error === null ? null : (
          <Notice tone="bad" action={<Button onClick={() => void refetch()}>Try again</Button>}>
            {troubleOf(error).say}
          </Notice>
        )}
        {refusal === '' ? null : <Notice tone="bad">{refusal}</Notice>}
        {isDifference ? (
          <>
            {comparison}
            {list}
          </>
        ) : (
          <>
            {list}
            {comparison}
          </>
        )}
      </div>
    </Dialog>
  );
}
