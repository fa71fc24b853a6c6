import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { findMarks } from '#shared/answers/blanks.ts';
import { isFillIn } from '#shared/answers/fill-marks.ts';
import type { DraftContent } from '#shared/words/draft.ts';
import { commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { useComposer } from '../composer-store.ts';
import type { DraftSession } from '../draft/draft-session.ts';

/** What the engine would refuse anyway, said before it is asked. Null: it may be sent. */
export function refusedHere(content: Pick<DraftContent, 'text' | 'blanks'>): Trouble | null {
  if (content.text.trim() === '') return { kind: 'too-short', least: 1, say: 'There is nothing to send yet.', remedy: 'edit' };
  const marks = findMarks(content.text, content.blanks);
  if (marks.length === 0) return null;
  const labels = (of: typeof marks): string[] => [...new Set(of.map((mark) => mark.label))];
  const fillIns = marks.filter((mark) => isFillIn(content.text, mark));
  return {
    kind: 'blanks-left',
    labels: labels(fillIns.filter((mark) => mark.blank?.isRequired !== false)),
    marks: labels(marks.filter((mark) => !isFillIn(content.text, mark))),
    optional: labels(fillIns.filter((mark) => mark.blank?.isRequired === false)),
    say: marks.length === 1 ? '1 blank is left.' : `${marks.length} blanks are left.`,
    remedy: 'fill-blanks',
  };
}

/** Sends what is in the composer. `acceptChange`: the person has read what changed on the forum. Says whether it left. */
export async function sendAnswer(desk: Desk, { acceptChange = false } = {}): Promise<boolean> {
  const { session, isSending, editor, theirs } = useComposer.getState();
  // With two versions of the draft the person chooses first; one of them would go unseen.
  if (!session || isSending || theirs) return false;
  const content = session.content();
  const early = refusedHere(content);
  if (early) return refuse(early);
  const { questionId } = session;
  useComposer.setState({ isSending: true, trouble: null });
  editor?.setLocked(true);
  try {
    await session.pause();
    if (acceptChange) await desk.call.drafts.acknowledge({ questionId });
    const id = await commandFor(desk, session, content.text);
    if (id === null) return false;
    const { goesAt } = await desk.call.answers.send({ commandId: id, questionId, content });
    session.end();
    useComposer.setState({ sent: { id, questionId, goesAt }, isChangeShown: false });
    const seconds = Math.max(0, Math.round((goesAt - Date.now()) / 1_000));
    announce(seconds > 0 ? `Answer held for ${seconds} seconds. You can undo.` : 'Answer on its way.');
    return true;
  } catch (error) {
    const trouble = troubleOf(error);
    // An answer that was lost may have been a yes: then the next try carries the same command.
    if (trouble.kind !== 'unexpected') session.forgetSend();
    if (trouble.kind === 'thread-changed') useComposer.setState({ isChangeShown: true });
    return refuse(trouble);
  } finally {
    session.resume();
    editor?.setLocked(false);
    useComposer.setState({ isSending: false });
  }
}

/** The command this send carries; null: an earlier try with other words did arrive, and its state is shown instead. */
async function commandFor(desk: Desk, session: DraftSession, text: string): Promise<CommandId | null> {
  const fresh = (): CommandId => commandId.parse(crypto.randomUUID());
  const begun = session.beginSend(fresh);
  if (!begun.isRetry || begun.sentText === text) return begun.id;
  if (await hasArrived(desk, session.questionId, begun.id)) return null;
  session.forgetSend();
  return session.beginSend(fresh).id;
}

async function hasArrived(desk: Desk, questionId: QuestionId, id: CommandId): Promise<boolean> {
  for await (const item of await desk.call.outbox.ofQuestion({ questionId })) return item?.id === id;
  return false;
}

function refuse(trouble: Trouble): false {
  useComposer.setState({ trouble });
  return false;
}
