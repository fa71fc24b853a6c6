import { useEffect, useRef } from 'react';
import { styleNonce } from '#renderer/style/style-nonce.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { openPanel, useComposer } from './composer-store.ts';
import type { AnswerEditor } from './editor-core.ts';
import style from './composer.module.css';

/** The text itself. One editor for as long as the composer stands, shown another draft when `loads` grows. */
export function Editor({ isHidden }: { isHidden: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let editor: AnswerEditor | null = null;
    let isHere = true;
    void import('./editor-core.ts').then(({ createEditor }) => {
      if (!isHere || !place.current) return;
      editor = createEditor(
        place.current,
        {
          onText(text, isTyping) {
            const { session } = useComposer.getState();
            if (isTyping) session?.key();
            if (text !== useComposer.getState().content.text) session?.edit({ text });
          },
          onCaret: (caret) => useComposer.setState({ caret }),
          onTrigger: () => openPanel('templates'),
          announce,
        },
        styleNonce(),
      );
      useComposer.setState({ editor });
    });
    return () => {
      isHere = false;
      editor?.destroy();
      useComposer.setState({ editor: null });
    };
  }, []);

  const editor = useComposer((state) => state.editor);
  const loads = useComposer((state) => state.loads);
  const isWriting = useComposer((state) => state.phase === 'writing' && !state.isSending);
  useEffect(() => {
    const { content } = useComposer.getState();
    editor?.load(content.text, content.blanks);
  }, [editor, loads]);
  useEffect(() => editor?.setLocked(!isWriting), [editor, isWriting]);
  return <div ref={place} hidden={isHidden} className={style.editor} data-composer-text="" />;
}
