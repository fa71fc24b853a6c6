import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { runCommand } from '#renderer/keys/commands.ts';
import { say } from '#renderer/ui/say.tsx';
import type { DeedDetail } from '#shared/words/deed.ts';
import type { CommandId as BatchId, QuestionId } from '#shared/words/ids.ts';
import { useTriage } from '../triage-state.ts';
import { sayPast, type OfferedKind } from './deed-words.ts';

/** Orders a deed for these questions. Resolves to null when it is ordered, else to what went wrong, in words. */
export function useOrder(): (kind: OfferedKind, detail: DeedDetail, ids: readonly QuestionId[]) => Promise<string | null> {
  const desk = useDesk();
  return async (kind, detail, ids) => {
    try {
      const { total } = await desk.call.moderation.act({ batchId: crypto.randomUUID() as BatchId, kind, detail, questionIds: [...ids] });
      const { selected } = useTriage.getState();
      useTriage.setState({ selected: new Set([...selected].filter((id) => !ids.includes(id))), anchorId: null });
      // What was decided is behind us, whether it leaves the list or stays.
      if (ids.length === 1 && ids[0] === useTriage.getState().cursorId) runCommand('queue.next');
      say(`${sayPast(kind, total)}. Undo with Z.`);
      return null;
    } catch (error) {
      return troubleOf(error).say;
    }
  };
}

/** Claims these for the person at this desk, one after the other. */
export function useClaim(): (ids: readonly QuestionId[]) => Promise<void> {
  const desk = useDesk();
  return async (ids) => {
    const refused: string[] = [];
    for (const questionId of ids) {
      try {
        await desk.call.claims.take({ questionId, force: false });
      } catch (error) {
        refused.push(troubleOf(error).say);
      }
    }
    const taken = ids.length - refused.length;
    say(refused.length === 0 ? (taken === 1 ? 'Claimed' : `${taken} claimed`) : `${taken} claimed, ${refused.length} not: ${refused[0] ?? ''}`);
  };
}
