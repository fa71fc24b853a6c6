import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { styleNonce } from '#renderer/style/style-nonce.ts';
import { useTemplate, useWriting } from '../../writing/use-template.tsx';
import style from '../editor.module.css';
import type { BodyEditor } from './body-core.ts';
import { noNames } from './liquid-complete.ts';
import type { Report } from './use-report.ts';

interface BodyFieldProps {
  /** The editor, once it is here. */
  editor: BodyEditor | null;
  onEditor(editor: BodyEditor | null): void;
  report: Report | null;
}

/** Where the body is written. Its editor comes when it is first needed and goes with its template. */
export function BodyField({ editor, onEditor, report }: BodyFieldProps) {
  const desk = useDesk();
  const { session, isLocked } = useTemplate();
  const place = useRef<HTMLDivElement>(null);
  const lockedNow = useRef(isLocked);
  lockedNow.current = isLocked;
  useEffect(() => {
    let made: BodyEditor | null = null;
    let isHere = true;
    void import('./body-core.ts').then(({ createBodyEditor }) => {
      if (!isHere || !place.current) return;
      made = createBodyEditor({ text: session.store.getState().content.body, isLocked: lockedNow.current, hooks: { onText: (body) => session.edit({ body }) }, nonce: styleNonce() });
      place.current.replaceChildren(made.view.dom);
      onEditor(made);
    });
    return () => {
      isHere = false;
      made?.end();
      onEditor(null);
    };
  }, [session, onEditor]);

  const loads = useWriting((writing) => writing.loads);
  useLayoutEffect(() => editor?.load(session.store.getState().content.body), [editor, session, loads]);
  useLayoutEffect(() => editor?.setLocked(isLocked), [editor, isLocked]);
  const names = useQuery({ ...desk.query.library.variables.queryOptions(), staleTime: 60_000 }).data;
  const fillIns = useWriting((writing) => writing.content.fillIns);
  useEffect(() => editor?.know({ ...(names ?? noNames), fillIns }), [editor, names, fillIns]);
  useEffect(() => {
    // Said of an older text, they would stand in wrong places; the next word comes in a moment.
    if (editor && report && report.body === editor.text()) editor.showFaults(report.faults);
  }, [editor, report]);

  return <div ref={place} className={style.code} data-locked={isLocked} onBlur={() => void session.flush()} />;
}
