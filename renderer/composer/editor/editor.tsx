import { useEffect, useLayoutEffect, useRef } from 'react';
import { EarlyText, handOver, useEarlyAnswer } from '#renderer/keys/early-answer.tsx';
import { styleNonce } from '#renderer/style/style-nonce.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import { openPanel, useComposer } from '../composer-store.ts';
import type { EditorHooks } from './editor-core.ts';
import style from '../composer.module.css';

const hooks: EditorHooks = {
  onText(text, isTyping) {
    const { session, content } = useComposer.getState();
    if (isTyping) session?.key();
    if (text !== content.text) session?.edit({ text });
  },
  onCaret: (caret) => useComposer.setState({ caret }),
  onTrigger: () => openPanel('templates'),
  onPicture(picture) {
    const { phase, isSending } = useComposer.getState();
    if (phase !== 'writing' || isSending) return;
    useComposer.setState({ picture });
    openPanel('picture');
  },
  announce,
};

/**
 * The text itself. The window's one editor is made when it is first shown and moved to wherever the composer stands after
 * that; it shows another draft when `loads` grows.
 */
export function Editor({ questionId, isHidden }: { questionId: QuestionId; isHidden: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isHere = true;
    void import('./editor-core.ts').then(({ createEditor }) => {
      if (!isHere || !place.current) return;
      const editor = useComposer.getState().editor ?? createEditor(hooks, styleNonce());
      place.current.replaceChildren(editor.view.dom);
      useComposer.setState({ editor });
    });
    return () => {
      isHere = false;
    };
  }, []);

  const editor = useComposer((state) => state.editor);
  const loads = useComposer((state) => state.loads);
  const isWriting = useComposer((state) => state.phase === 'writing' && !state.isSending);
  useLayoutEffect(() => {
    const { content } = useComposer.getState();
    editor?.load(content.text, content.blanks);
  }, [editor, loads]);
  const isFilling = useComposer((state) => state.panel === 'fill-ins');
  const answers = useComposer((state) => state.sheet);
  const label = useComposer((state) => state.sheetLabel);
  useEffect(() => editor?.showAnswers(isFilling ? answers : {}, isFilling ? label : null), [editor, loads, isFilling, answers, label]);
  useLayoutEffect(() => editor?.setLocked(!isWriting), [editor, isWriting]);
  const isReady = editor !== null && isWriting;
  const isWanted = useEarlyAnswer((early) => early.questionId === questionId);
  // In the same breath in which the field that stood in goes: a key pressed in between would belong to nobody.
  useLayoutEffect(() => {
    if (!isReady || !isWanted) return;
    handOver(questionId, (text) => {
      // Before the letters, which may ask for a template and take the focus there.
      editor.focus();
      const end = editor.text().length;
      if (text !== '') editor.change({ from: end, to: end, insert: text }, undefined, 'input.type');
    });
  }, [editor, isReady, isWanted, questionId]);
  return (
    <>
      {isReady ? null : <EarlyText questionId={questionId} className={style.early} />}
      <div ref={place} hidden={isHidden || (isWanted && !isReady)} className={style.editor} />
    </>
  );
}
