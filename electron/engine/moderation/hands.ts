import { ForumTrouble, type Forum, type Reply } from '../forums/forum.ts';
import type { Moderated, SeenStanding } from '../forums/moderating.ts';
import type { Clock } from '../ports.ts';
import type { DeedRow } from '../store/team/deeds.ts';
import type { Before, Result, Step } from './plan.ts';
import { actedOf, type Acted } from './verdict.ts';
import { troubles } from './words.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** go: ask the forum. already: it stands so. skip: nothing of the deed is wanted any more. stop: a person must decide. */
export type Ready = { kind: 'go' } | { kind: 'already'; result: Result } | { kind: 'skip' } | { kind: 'stop'; trouble: Trouble };

/** Many threads are read with one request; what was read is good for this long, less where words are about to be posted. */
const freshMs = 120_000;
const freshToPostMs = 5_000;
const chunk = 30;

/** Asks the forum, and looks at how things stand there. Decides nothing beyond one step. */
export function createHands({ forum, clock }: { forum: Forum; clock: Clock }) {
  const seen = new Map<number, SeenStanding & { at: number }>();

  /** Where a thread stood when it was moved, by deed: what is seen afterwards may be the move itself. */
  const movedFrom = new Map<number, number>();

  const keep = (standing: SeenStanding): SeenStanding => {
    seen.set(standing.topicId, { ...standing, at: clock.elapsed() });
    return standing;
  };
  const fresh = (topicId: number, ms: number): SeenStanding | null => {
    const known = seen.get(topicId);
    return known && clock.elapsed() - known.at < ms ? known : null;
  };
  const lookAt = async (topicId: number): Promise<SeenStanding> => keep(await forum.stateOf(topicId));
  const standingOf = async (topicId: number, ms: number, others: readonly number[]): Promise<SeenStanding> => {
    const known = fresh(topicId, ms);
    if (known) return known;
    const alike = others.filter((other) => other !== topicId && !fresh(other, ms)).slice(0, chunk - 1);
    if (alike.length === 0) return lookAt(topicId);
    for (const standing of await forum.statesOf([topicId, ...alike])) keep(standing);
    // One that stands in no list may be hidden or gone; the thread itself says which.
    return fresh(topicId, ms) ?? lookAt(topicId);
  };
  /** What we did is known without reading it again. */
  const note = (topicId: number, change: Partial<SeenStanding>): void => {
    const known = seen.get(topicId);
    if (known) seen.set(topicId, { ...known, ...change });
  };

  const doneBy = (done: Moderated, result: Result): Acted => (done.kind === 'done' ? { kind: 'done', result: { ...result, isNew: done.isNew ?? result.isNew } } : done);
  const topicOf = (row: DeedRow): number => row.topic_id ?? 0;

  return {
    /** How the thread was last seen to stand. */
    standing: (topicId: number): SeenStanding | null => seen.get(topicId) ?? null,
    /** What was read is not to be leaned on: something may still be on its way. */
    forget: (topicId: number | null): void => void seen.delete(topicId ?? 0),

    /** What must be known before a step is taken. `others`: threads that are about to be asked for as well. Throws ForumTrouble. */
    async ready(row: DeedRow, steps: readonly Step[], others: readonly number[]): Promise<Ready> {
      const step = steps[row.step];
      const topicId = topicOf(row);
      if (step?.do === 'close' || step?.do === 'list') {
        const now = await standingOf(topicId, freshMs, others);
        const isOn = step.do === 'close' ? now.isClosed : now.isListed;
        return isOn === step.isOn ? { kind: 'already', result: { isNew: false } } : { kind: 'go' };
      }
      if (step?.do === 'move') {
        const now = await standingOf(topicId, freshMs, others);
        if (now.communityId === step.to) return { kind: 'already', result: { isNew: false } };
        return step.onlyFrom === null || step.onlyFrom === now.communityId ? { kind: 'go' } : { kind: 'stop', trouble: troubles.moved() };
      }
      if (step?.do === 'post') {
        const now = await standingOf(topicId, freshToPostMs, []);
        if (!now.isClosed) return { kind: 'go' };
        // Somebody was quicker with the same deed: a second message would only puzzle the asker.
        const isClosing = steps.some((one) => one.do === 'close' && one.isOn);
        return isClosing ? { kind: 'skip' } : { kind: 'stop', trouble: troubles.closed() };
      }
      return { kind: 'go' };
    },

    /** Asks once. Never throws. */
    async act(row: DeedRow, step: Step, now: number): Promise<Acted> {
      const topicId = topicOf(row);
      switch (step.do) {
        case 'post':
          return actedOf(await forum.reply(replyOf(forum, row, step.body ?? '', now)));
        case 'close': {
          const done = await forum.setClosed(topicId, step.isOn);
          if (done.kind === 'done') note(topicId, { isClosed: step.isOn });
          return doneBy(done, { isNew: true });
        }
        case 'list': {
          const done = await forum.setListed(topicId, step.isOn);
          if (done.kind === 'done') note(topicId, { isListed: step.isOn });
          return doneBy(done, { isNew: true });
        }
        case 'move': {
          const from = seen.get(topicId)?.communityId;
          if (from !== undefined) movedFrom.set(row.seq, from);
          const done = await forum.move(topicId, step.to);
          if (done.kind === 'done') note(topicId, { communityId: step.to });
          return doneBy(done, { isNew: true, ...(from === undefined ? {} : { from }) });
        }
        case 'tag': {
          const done = await forum.setTags(topicId, { add: step.add, remove: step.remove });
          if (done.kind !== 'done') return done;
          const added = done.added ?? step.add;
          const removed = done.removed ?? step.remove;
          return { kind: 'done', result: { isNew: added.length + removed.length > 0, added: [...added], removed: [...removed] } };
        }
        case 'flag':
          return doneBy(await forum.flag(topicId, step.message), { isNew: true });
        case 'unflag':
          return doneBy(await forum.unflag(topicId), { isNew: true });
        case 'unpost':
          return unpost(forum, row, step, now);
        case 'judge':
          return doneBy(await forum.judgeHeld(step.reviewId, step.version, step.isApproved), { isNew: true });
      }
    },

    /** Whether a step whose outcome was lost is done; null: it is not. `was`: how it stood before. Throws ForumTrouble: then nothing is known. */
    async look(row: DeedRow, step: Step, was: Before, now: number): Promise<Result | null> {
      const topicId = topicOf(row);
      switch (step.do) {
        case 'post': {
          const found = await forum.findReply(replyOf(forum, row, step.body ?? '', now));
          return found === null ? null : found.kind === 'posted' ? { isNew: true, postId: found.postId } : { isNew: true, isHeld: true };
        }
        case 'close':
          return (await lookAt(topicId)).isClosed === step.isOn ? { isNew: true } : null;
        case 'list':
          return (await lookAt(topicId)).isListed === step.isOn ? { isNew: true } : null;
        case 'move': {
          const from = movedFrom.get(row.seq) ?? was.communityId;
          if ((await lookAt(topicId)).communityId !== step.to) return null;
          return from === step.to ? { isNew: false } : { isNew: true, from };
        }
        case 'tag': {
          const tags = new Set((await lookAt(topicId)).tags.map((tag) => tag.toLowerCase()));
          const isSo = step.add.every((tag) => tags.has(tag.toLowerCase())) && !step.remove.some((tag) => tags.has(tag.toLowerCase()));
          if (!isSo) return null;
          const knew = (tag: string): boolean => was.tags.some((known) => known.toLowerCase() === tag.toLowerCase());
          return { isNew: true, added: step.add.filter((tag) => !knew(tag)), removed: step.remove.filter(knew) };
        }
        case 'flag':
          return (await lookAt(topicId)).isFlagged === true ? { isNew: true } : null;
        case 'unflag':
          return (await lookAt(topicId)).isFlagged === false ? { isNew: true } : null;
        case 'unpost':
          return (await isGone(forum, row, step, now)) ? { isNew: true } : null;
        case 'judge': {
          const { items } = await forum.held({ isForPerson: false });
          return items.some((item) => item.reviewId === step.reviewId) ? null : { isNew: true };
        }
      }
    },
  };
}
export type Hands = ReturnType<typeof createHands>;

function replyOf(forum: Forum, row: DeedRow, body: string, now: number): Reply {
  // Somebody else wrote the template, and it was read before; the time it took is not ours to invent.
  return { topicId: row.topic_id ?? 0, raw: forum.signed(body, row.marker), marker: row.marker, firstTriedAt: row.first_tried_at ?? now, typingMs: 0, openMs: 0 };
}

type Unpost = Extract<Step, { do: 'unpost' }>;

async function unpost(forum: Forum, row: DeedRow, step: Unpost, now: number): Promise<Acted> {
  if (step.postId !== null) return actedBack(await forum.unpost(step.postId));
  try {
    const found = await forum.findReply(markedReply(forum, row, step, now));
    return found?.kind === 'posted' && found.isDeleted !== true ? actedBack(await forum.unpost(found.postId)) : { kind: 'done', result: { isNew: false } };
  } catch (error) {
    if (error instanceof ForumTrouble) return error.kind === 'gone' ? { kind: 'done', result: { isNew: false } } : { kind: 'unread', trouble: error };
    throw error;
  }
}

const actedBack = (done: Moderated): Acted => (done.kind === 'done' ? { kind: 'done', result: { isNew: done.isNew ?? true } } : done);
const markedReply = (forum: Forum, row: DeedRow, { marker }: Unpost, now: number): Reply => ({ topicId: row.topic_id ?? 0, raw: forum.signed('', marker), marker, firstTriedAt: now, typingMs: 0, openMs: 0 });

/** A message is gone when no post of ours carries its marker any more. */
async function isGone(forum: Forum, row: DeedRow, step: Unpost, now: number): Promise<boolean> {
  try {
    const found = await forum.findReply(markedReply(forum, row, step, now));
    return found === null || (found.kind === 'posted' && found.isDeleted === true);
  } catch (error) {
    if (error instanceof ForumTrouble && error.kind === 'gone') return true;
    throw error;
  }
}
