import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import type { DraftContent } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './composer.module.css';
import { useComposer } from './composer-store.ts';

/** The whole answer about as it will be posted, disclaimers included. */
export function Preview({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const content = useSettled(useComposer((state) => state.content));
  const { data, error } = useQuery({ ...desk.query.answers.preview.queryOptions({ input: { questionId, content } }), gcTime: 0, placeholderData: (before) => before });
  return (
    <section className={style.preview} aria-label="Preview" tabIndex={0}>
      <p className={style.explain}>About as it will be posted; the forum may render details in its own way. Pictures are not loaded.</p>
      {error ? <Notice tone="warn">{troubleOf(error).say}</Notice> : null}
      {data ? <Prose text={data.markdown} /> : null}
    </section>
  );
}

/** The newest content, but not more often than a person can read. */
function useSettled(content: DraftContent): DraftContent {
  const [settled, setSettled] = useState(content);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), 150);
    return () => clearTimeout(timer);
  }, [content]);
  return settled;
}
