import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { isSameText } from '#shared/answers/same-text.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { useComposer } from '../composer-store.ts';

export interface LookHere {
  /** The newest look at this question; null: none. */
  look: SecondLook | null;
  /** By which rules somebody has to read it first. */
  required: readonly string[];
  /** What was read is what stands in the editor now. */
  isSame: boolean;
}

/** How the second look at this question stands. */
export function useLook(questionId: QuestionId): LookHere {
  const desk = useDesk();
  const { value } = useLive(desk.query.looks.ofQuestion.experimental_liveOptions({ input: { questionId } }));
  const look = value?.look ?? null;
  const isSame = useComposer((state) => look !== null && isSameText(look.text, state.content.text));
  return { look, required: value?.required ?? [], isSame };
}
