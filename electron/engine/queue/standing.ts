import type { QuestionId } from '#shared/words/ids.ts';
import { levelOfRank } from '#shared/words/level.ts';
import { z } from 'zod';
import type { Settings } from '#shared/words/settings.ts';
import type { Db } from '../store/db.ts';
import { postsOf } from '../store/posts.ts';
import { questionRow } from '../store/questions.ts';
import { isAnswer } from '../sync/answered.ts';
import { goalMs } from './goal.ts';
import type { Standing } from './why.ts';

const words = z.array(z.string());

/** What is stored of a question that keeps it in the queue or out of it. Null: it is not here. */
export function standingOf(db: Db, id: QuestionId, settings: Settings): Standing | null {
  const row = questionRow(db, id);
  if (!row) return null;
  const community = db.one(db.sql.selectFrom('communities').select('name').where('account_id', '=', row.account_id).where('id', '=', row.community_id))?.name ?? '';
  const first = postsOf(db, id).find((post) => isAnswer({ kind: post.kind, authorId: post.author_id, isBot: post.author_is_bot === 1, isHidden: post.is_hidden === 1, isDeleted: post.is_deleted === 1 }, row.asker_id));
  const isDeed = db.one(db.sql.selectFrom('deeds').select('seq').where('question_id', '=', id).where('leaves', '=', 1).where('state', 'in', ['held', 'waiting', 'doing', 'checking'])) !== undefined;
  const asleep = db.one(db.sql.selectFrom('follow_ups').selectAll().where('question_id', '=', id).where('back_at', 'is', null));
  return {
    state: row.state,
    isSolved: row.is_solved === 1,
    isRead: row.is_read === 1,
    isOwn: row.is_own === 1,
    answer: row.is_answered === 1 && first ? { by: first.author_name || first.author_username, at: first.created_at } : null,
    isAnswered: row.is_answered === 1,
    underway: row.is_underway === 0 ? null : isDeed ? 'deed' : 'answer',
    // An emergency nobody has answered is nothing to put off.
    asleep: asleep && levelOfRank(row.level) !== 'emergency' ? { untilAt: asleep.until_at, untilReply: asleep.until_reply === 1, note: asleep.note } : null,
    level: levelOfRank(row.level),
    community,
    tags: words.parse(JSON.parse(row.tags)),
    flags: words.parse(JSON.parse(row.flags)),
    holder: row.holder_name || (row.holder_username ?? ''),
    isSorted: row.is_sorted === 1,
    askedAt: row.asked_at,
    goalMs: goalMs(settings, community),
  };
}
