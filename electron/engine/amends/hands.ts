import { isSameText } from '#shared/answers/same-text.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { Moderated } from '../forums/moderating.ts';
import type { PostSource } from '../forums/posting.ts';
import type { AmendRow } from '../store/amends.ts';
import type { Seen } from './verdict.ts';

const forPerson = { isForPerson: true };

/** Asks the forum for a change of a post, and looks at how it stands. Decides nothing. */
export function createHands(forum: Pick<Forum, 'sourceOf' | 'editPost' | 'unpost' | 'accept' | 'thread'>) {
  /** Null: it is not there any more. */
  const read = async (postId: number): Promise<PostSource | null> => {
    try {
      const found = await forum.sourceOf(postId, forPerson);
      return found.isDeleted ? null : found;
    } catch (error) {
      if (error instanceof ForumTrouble && error.kind === 'gone') return null;
      throw error;
    }
  };

  return {
    /** Throws ForumTrouble: then nothing is known. `source`: what stands there, where it was read. */
    async look(row: Pick<AmendRow, 'kind' | 'topic_id' | 'post_id' | 'was' | 'source'>): Promise<{ seen: Seen; source: string | null }> {
      if (row.kind === 'accept' || row.kind === 'unaccept') {
        const { posts } = await forum.thread(row.topic_id, { ...forPerson, asMember: true });
        const isAccepted = posts.some((post) => post.id === row.post_id && post.isAccepted);
        return { seen: { kind: isAccepted === (row.kind === 'accept') ? 'done' : 'not-yet' }, source: null };
      }
      const found = await read(row.post_id);
      if (row.kind === 'delete') {
        if (found === null) return { seen: { kind: 'done' }, source: null };
        return { seen: { kind: found.mayDelete ? 'not-yet' : 'kept' }, source: found.raw };
      }
      if (found === null) return { seen: { kind: 'gone' }, source: null };
      if (isSameText(found.raw, row.source)) return { seen: { kind: 'done' }, source: found.raw };
      return { seen: isSameText(found.raw, row.was) ? { kind: 'not-yet' } : { kind: 'changed', now: found.raw }, source: found.raw };
    },

    /** Asks once. Never throws. */
    async act(row: Pick<AmendRow, 'kind' | 'post_id' | 'was' | 'source'>): Promise<Moderated> {
      try {
        if (row.kind === 'edit') return await forum.editPost({ postId: row.post_id, raw: row.source, was: row.was, isForPerson: true });
        if (row.kind === 'delete') return await forum.unpost(row.post_id);
        return await forum.accept(row.post_id, row.kind === 'accept');
      } catch (error) {
        // The port promises not to throw. Should it, nobody knows what left.
        return { kind: 'lost', detail: error instanceof Error ? error.name : 'unknown' };
      }
    },
  };
}
export type Hands = ReturnType<typeof createHands>;
