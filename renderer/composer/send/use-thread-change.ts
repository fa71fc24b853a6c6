import { useEffect, useRef } from 'react';
import type { Desk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import { useComposer } from '../composer-store.ts';

/** What became different on the forum while this draft is written; said once when it happens. Null: nothing. */
export function useThreadChange(desk: Desk, questionId: QuestionId): ThreadChange | null {
  const isWriting = useComposer((state) => state.phase === 'writing');
  const { value } = useLive({ ...desk.query.drafts.change.experimental_liveOptions({ input: { questionId } }), enabled: isWriting });
  const change = (isWriting ? value : null) ?? null;
  const said = useRef('');
  const summary = change ? sayChange(change) : '';
  useEffect(() => {
    if (summary !== '' && summary !== said.current) announce(summary);
    said.current = summary;
  }, [summary]);
  return change;
}

/** One sentence for the banner: "2 new posts and an edited question since you began." */
export function sayChange(change: ThreadChange): string {
  const parts = [
    ...(change.newPosts.length > 0 ? [change.newPosts.length === 1 ? '1 new post' : `${change.newPosts.length} new posts`] : []),
    ...(change.isQuestionEdited ? ['an edited question'] : []),
  ];
  const end = change.isGone ? 'The question was taken away.' : change.isClosed ? 'The question was closed.' : '';
  return [parts.length > 0 ? `${parts.join(' and ')} since you began.` : '', end].filter(Boolean).join(' ');
}
