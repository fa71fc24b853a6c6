import { useEffect, useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { windowClock } from '#renderer/text-editor/autosave.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TemplateContent, TemplateSheet } from '#shared/words/library.ts';
import { beginTemplate, type TemplateSession } from '../writing/template-session.ts';
import { TemplateProvider } from '../writing/use-template.tsx';
import { EditorDesk } from './editor-desk.tsx';
import style from './editor.module.css';
import { GoneTemplate } from './gone-template.tsx';

export interface TemplateEditorProps {
  templateId: string;
  onOpen(templateId: string | null): void;
}

/** What was thrown away with a template nobody had published, to be brought back. */
export interface Discarded {
  row: TemplateSheet['row'];
  content: TemplateContent;
}

/** One template, where its words are written, read by others and published. */
export function TemplateEditor({ templateId, onOpen }: TemplateEditorProps) {
  const desk = useDesk();
  const live = useLive(desk.query.library.open.experimental_liveOptions({ input: { templateId } }));
  const [discarded, setDiscarded] = useState<Discarded | null>(null);
  const sheet = live.value;
  const session = useSession(templateId, sheet ?? null);
  return (
    <section className={style.editor} aria-label="Template">
      {live.trouble ? (
        <Notice tone="bad" action={<Button onClick={live.retry}>Try again</Button>}>
          {live.trouble.say}
        </Notice>
      ) : null}
      {sheet === null ? <GoneTemplate discarded={discarded} onOpen={onOpen} /> : null}
      {sheet === undefined && !live.trouble ? (
        <p className={style.loading} role="status">
          Opening the template
        </p>
      ) : null}
      {sheet && session ? (
        <TemplateProvider session={session} sheet={sheet}>
          <EditorDesk onOpen={onOpen} onDiscarded={setDiscarded} />
        </TemplateProvider>
      ) : null}
    </section>
  );
}

/** The words being written, from the first sheet on; they leave with the editor, and are saved once more as they go. */
function useSession(templateId: string, sheet: TemplateSheet | null): TemplateSession | null {
  const desk = useDesk();
  const [session, setSession] = useState<TemplateSession | null>(null);
  const latest = useRef(sheet);
  latest.current = sheet;
  const isHere = sheet !== null;
  useEffect(() => {
    const first = latest.current;
    if (!isHere || !first) return;
    const begun = beginTemplate({ desk, sheet: first, storage: sessionStorage, clock: windowClock });
    const flush = (): void => void begun.flush();
    for (const event of ['blur', 'pagehide'] as const) window.addEventListener(event, flush);
    setSession(begun);
    return () => {
      for (const event of ['blur', 'pagehide'] as const) window.removeEventListener(event, flush);
      // A template that is gone has nowhere to be saved.
      if (latest.current === null) begun.end();
      else begun.leave();
      setSession(null);
    };
  }, [desk, templateId, isHere]);
  useEffect(() => {
    if (session && sheet) session.see(sheet);
  }, [session, sheet]);
  return session;
}
