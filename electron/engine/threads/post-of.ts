import { postId } from '#shared/words/ids.ts';
import type { Post } from '#shared/words/question.ts';
import type { PostRecord } from '../store/posts.ts';

/** A stored post in the words of the window. `seenNumber`: posts above it are new to this person. */
export function postOf(row: PostRecord, { askerId, seenNumber }: { askerId: number | null; seenNumber: number }): Post {
  return {
    id: postId.parse(row.id),
    number: row.number,
    kind: row.kind,
    author: { username: row.author_username, name: row.author_name, isStaff: row.author_is_staff === 1, isBot: row.author_is_bot === 1 },
    isAsker: row.author_id === askerId,
    isMine: row.is_mine === 1,
    isNew: row.number > seenNumber && row.is_mine === 0,
    createdAt: row.created_at,
    editedAt: row.version > 1 ? row.updated_at : null,
    html: row.html,
  };
}
