import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Discarded } from './template-editor.tsx';

/** Where a template was: thrown away here a moment ago, or by somebody else. */
export function GoneTemplate({ discarded, onOpen }: { discarded: Discarded | null; onOpen(templateId: string | null): void }) {
  const desk = useDesk();
  const [say, setSay] = useState('');
  const bringBack = async ({ row, content }: Discarded): Promise<void> => {
    try {
      const { templateId } = await desk.call.library.create({ kind: row.kind, title: content.title });
      const [sheet] = await firstOf(await desk.call.library.open({ templateId }));
      if (sheet) {
        const { rev } = await desk.call.library.saveDraft({ templateId, rev: sheet.rev, content });
        const { scope, team, owner, folder, language, reviewBy } = row;
        await desk.call.library.saveCard({ templateId, rev, card: { slug: sheet.row.slug, scope, team, owner, folder, language, reviewBy } });
      }
      onOpen(templateId);
    } catch (error) {
      setSay(troubleOf(error).say);
    }
  };
  useCommands(discarded ? { undo: () => void bringBack(discarded) } : {});
  return (
    <Empty
      title={<p>{discarded ? 'The draft was discarded, and the template with it.' : 'This template is not here.'}</p>}
      actions={
        <>
          {discarded ? <Button onClick={() => void bringBack(discarded)}>Undo</Button> : null}
          <Button onClick={() => onOpen(null)}>Close</Button>
        </>
      }
    >
      {discarded ? null : <p>It was discarded, or it belongs to others.</p>}
      {say === '' ? null : <Notice tone="bad">{say}</Notice>}
    </Empty>
  );
}

/** The first answer of a live query, which is let go of then. */
async function firstOf<T>(answers: AsyncIterable<T>): Promise<T[]> {
  for await (const answer of answers) return [answer];
  return [];
}
