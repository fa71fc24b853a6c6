import { create } from 'zustand';
import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { FollowUp } from '#shared/words/follow-up.ts';
import type { QuestionId } from '#shared/words/ids.ts';

/** The question somebody wants to put off, with what was said about it before. */
export interface ToSnooze {
  questionId: QuestionId;
  title: string;
  note: string;
  /** Whether the asker's words bring it back too; begins ticked. */
  untilReply: boolean;
}

/** What was done a moment ago and can be undone. */
export interface Done {
  questionId: QuestionId;
  title: string;
  say: string;
  at: number;
}

/** What belongs to this window: the question being asked about, and what can still be undone. */
export const useSnooze = create<{ asked: ToSnooze | null; done: Done | null }>(() => ({ asked: null, done: null }));

/** Asks the person until when; from any screen. */
export const askToSnooze = ({ questionId, title, note = '', untilReply = true }: Pick<ToSnooze, 'questionId' | 'title'> & Partial<ToSnooze>): void => useSnooze.setState({ asked: { questionId, title, note, untilReply } });

const did = (questionId: QuestionId, title: string, words: string): void => {
  useSnooze.setState({ done: { questionId, title, say: words, at: Date.now() } });
  announce(`${words}: ${title}`);
};

/** Puts a question to sleep. Throws what the desk says. */
export async function snooze(desk: Desk, { questionId, title, note, untilAt, untilReply }: Pick<FollowUp, 'questionId' | 'title' | 'note' | 'untilAt' | 'untilReply'>): Promise<void> {
  await desk.call.followUps.snooze({ questionId, note, untilAt, untilReply });
  did(questionId, title, `Snoozed ${sayUntil({ untilAt, untilReply }, Date.now())}`);
}

/** It need not come back any more, or has done its part. What went wrong is said. */
export function finish(desk: Desk, { questionId, title }: Pick<FollowUp, 'questionId' | 'title'>): void {
  desk.call.followUps.finish({ questionId }).then(
    () => did(questionId, title, 'Follow-up finished'),
    (error: unknown) => say(troubleOf(error).say),
  );
}

/** After a thank-you: it goes on waiting as before, as far as its time has not passed. */
export function keepSleeping(desk: Desk, { questionId, title, note, untilAt }: FollowUp): void {
  snooze(desk, { questionId, title, note, untilAt: untilAt !== null && untilAt > Date.now() ? untilAt : null, untilReply: true }).catch((error: unknown) => say(troubleOf(error).say));
}

export function undoSnooze(desk: Desk, done: Done): void {
  useSnooze.setState({ done: null });
  desk.call.followUps.undo({ questionId: done.questionId }).then(
    () => announce(`Undone: ${done.title}`),
    (error: unknown) => say(troubleOf(error).say),
  );
}

/** "tomorrow, 09:00", "Saturday, 09:00", "1 April, 09:00": as near as it is, in the person's own way of writing times. */
export function sayMoment(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = then.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
  const days = Math.round((new Date(then).setHours(12, 0, 0, 0) - new Date(today).setHours(12, 0, 0, 0)) / 86_400_000);
  if (days === 0) return `today, ${time}`;
  if (days === 1) return `tomorrow, ${time}`;
  if (days > 1 && days < 7) return `${then.toLocaleDateString('en', { weekday: 'long' })}, ${time}`;
  return `${then.toLocaleDateString(undefined, { day: 'numeric', month: 'long', ...(then.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }) })}, ${time}`;
}

/** "until tomorrow, 09:00, or until the asker writes" */
export function sayUntil({ untilAt, untilReply }: Pick<FollowUp, 'untilAt' | 'untilReply'>, now: number): string {
  const parts = [...(untilAt === null ? [] : [`until ${sayMoment(untilAt, now)}`]), ...(untilReply ? ['until the asker writes'] : [])];
  return parts.join(', or ');
}
