import { useCallback, useEffect, useRef, useState } from 'react';
import { lackOf } from '#renderer/forum/forum-state.ts';
import { useForumOf } from '#renderer/forum/use-forums.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { Claim } from '#shared/words/claim.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';

/** Letters come faster than the engine needs to hear of them. */
const renewEveryMs = 30_000;

export interface Claiming {
  claim: Claim | null;
  /** The person writes although somebody else is at it. */
  isAllTheSame: boolean;
  /** Why no claim of ours is seen on the forum; null: it is, or nobody knows yet. */
  onlyHere: string | null;
  take(): void;
  release(): void;
  takeOver(): void;
  writeAllTheSame(): void;
}

/**
 * Who is at this question. The first letter claims it and every further one renews; reading alone does not, as the composer stands under every question.
 * Whatever becomes of the claim, the text in the editor is never touched.
 */
export function useClaim(questionId: QuestionId, isClosed: boolean): Claiming {
  const desk = useDesk();
  const { value } = useLive(desk.query.claims.ofQuestion.experimental_liveOptions({ input: { questionId } }));
  const claim = value ?? null;
  const onlyHere = lackOf(useForumOf(questionId), 'claim');
  const [allTheSame, setAllTheSame] = useState<QuestionId | null>(null);
  const [letGo, setLetGo] = useState<QuestionId | null>(null);
  const isLetGo = letGo === questionId;
  const heard = useRef(Number.NEGATIVE_INFINITY);

  // Whenever it changes hands, the next letter is news again.
  const holder = claim === null ? null : claim.isMe ? 'me' : claim.username;
  useEffect(() => {
    heard.current = Number.NEGATIVE_INFINITY;
  }, [questionId, holder]);

  useEffect(() => {
    if (isClosed || isLetGo) return;
    return useComposer.subscribe((now, before) => {
      const isTyped = now.phase === 'writing' && now.questionId === questionId && now.loads === before.loads && now.content.text !== before.content.text;
      if (!isTyped || performance.now() - heard.current < renewEveryMs) return;
      heard.current = performance.now();
      // A claim that fails is no reason to stop anybody who writes; the next one says it again.
      void desk.call.claims.renew({ questionId }).catch(() => {
        heard.current = Number.NEGATIVE_INFINITY;
      });
    });
  }, [desk, questionId, isClosed, isLetGo]);

  const ask = useCallback(
    (force: boolean): void => {
      setLetGo(null);
      setAllTheSame(null);
      desk.call.claims.take({ questionId, force }).then(
        () => announce('Claimed'),
        (error: unknown) => say(troubleOf(error).say),
      );
    },
    [desk, questionId],
  );
  const release = useCallback((): void => {
    setLetGo(questionId);
    desk.call.claims.release({ questionId }).then(
      () => announce('Released'),
      (error: unknown) => say(troubleOf(error).say),
    );
  }, [desk, questionId]);
  const take = (): void => ask(false);
  useCommands(isClosed ? {} : { 'question.claim': claim?.isMe ? release : take });

  return { claim, isAllTheSame: allTheSame === questionId, onlyHere, take, release, takeOver: () => ask(true), writeAllTheSame: () => setAllTheSame(questionId) };
}
