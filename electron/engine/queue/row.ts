import { sql } from 'kysely';
import { z } from 'zod';
import { questionId } from '#shared/words/ids.ts';
import { flag, levelOfRank } from '#shared/words/level.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Db } from '../store/db.ts';
import type { GoalOf } from './goal.ts';

/** Everything a row of the queue shows, in one query; add the conditions and the order. */
export const selectRows = (db: Db) =>
  db.sql
    .selectFrom('questions')
    .leftJoin('communities', (join) => join.onRef('communities.account_id', '=', 'questions.account_id').onRef('communities.id', '=', 'questions.community_id'))
    .leftJoin('claims', (join) => join.onRef('claims.question_id', '=', 'questions.id').on('claims.wish', '=', 'hold'))
    .leftJoin('accounts', 'accounts.id', 'questions.account_id')
    .select([
      'questions.id',
      'questions.title',
      'questions.excerpt',
      'questions.community_id',
      'communities.name as community_name',
      'communities.color as community_color',
      'questions.tags',
      'questions.asker_username',
      'questions.asked_at',
      'questions.pictures',
      'questions.holder_username',
      'questions.holder_name',
      'questions.holder_until',
      'claims.until_at as claimed_until',
      'claims.place as claim_place',
      'questions.level',
      'questions.level_by',
      'questions.flags',
      'questions.is_sorted',
      'accounts.my_username',
      sql<number>`exists (select 1 from drafts where drafts.question_id = questions.id and drafts.is_discarded = 0)`.as('has_draft'),
      sql<number>`exists (select 1 from outbox where outbox.question_id = questions.id and outbox.state not in ('sent', 'withdrawn'))`.as('in_outbox'),
    ]);

type Selected = NonNullable<Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirst']>>>;

/** Of a claim of ours this desk knows the end better than the forum, which is told of it only now and then. */
const untilOf = (row: Selected): { untilAt: number | null; place: 'forum' | 'machine' } =>
  row.claim_place === null ? { untilAt: row.holder_until || null, place: 'forum' } : { untilAt: row.claimed_until, place: row.claim_place };

const flagList = z.array(flag);
const tagList = z.array(z.string());

export function rowOf(row: Selected, goalOf: GoalOf): QuestionRow {
  return {
    id: questionId.parse(row.id),
    title: row.title,
    excerpt: row.excerpt,
    community: { id: row.community_id, name: row.community_name ?? '', color: row.community_color ?? '808080' },
    tags: tagList.parse(JSON.parse(row.tags)),
    asker: row.asker_username,
    askedAt: row.asked_at,
    pictures: row.pictures,
    holder: row.holder_username === null ? null : { username: row.holder_username, name: row.holder_name ?? '', isMe: row.holder_username === row.my_username, ...untilOf(row) },
    hasDraft: row.has_draft === 1,
    inOutbox: row.in_outbox === 1,
    level: levelOfRank(row.level),
    levelBy: row.level_by,
    flags: flagList.parse(JSON.parse(row.flags)),
    ...goalOf(row.community_name ?? '', row.asked_at),
    isSorted: row.is_sorted === 1,
  };
}
