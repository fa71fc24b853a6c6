import { ForumTrouble, type How } from '../../forum.ts';
import type { ForumHttp } from '../../http.ts';
import type { Moderating, SeenHeld } from '../../moderating.ts';
import { moderated } from './moderate.ts';
import { understood } from '../understood.ts';
import { readItems } from '../wire/wire.ts';
import { judged, reviewable, reviewPage, reviewTopic, reviewUser } from '../wire/moderation.ts';

const queued = 'ReviewableQueuedPost';
/** Ten posts a page. */
const mostPages = 30;

/** What waits for a moderator. Discourse answers 404 to an account that may not see it. */
export function createReview(http: ForumHttp, ask: (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>): Pick<Moderating, 'held' | 'judgeHeld'> {
  const held: Moderating['held'] = async (how) => {
    const found = new Map<number, SeenHeld>();
    let skipped = 0;
    for (let page = 0, seen = 0; page < mostPages; page += 1) {
      const json = await ask('review.json', [['status', 'pending'], ['type', queued], ['offset', String(seen)]], how).catch((error: unknown) => {
        throw error instanceof ForumTrouble && error.kind === 'gone' ? new ForumTrouble('forbidden', 'this account reviews nothing', { status: 404 }) : error;
      });
      const { reviewables, users, topics, meta } = understood(reviewPage, json);
      const authors = new Map(readItems(reviewUser, users ?? []).items.map(({ id, username }) => [id, username]));
      const titles = new Map(readItems(reviewTopic, topics ?? []).items.map(({ id, title }) => [id, title]));
      const read = readItems(reviewable, reviewables);
      skipped += read.skipped;
      for (const item of read.items) {
        if (item.type !== queued || (item.status !== 0 && item.status !== 'pending')) continue;
        const topicId = item.topic_id ?? null;
        found.set(item.id, {
          reviewId: item.id,
          version: item.version,
          topicId,
          title: item.payload?.title || (topicId === null ? '' : (titles.get(topicId) ?? '')),
          author: authors.get(item.target_created_by_id ?? item.created_by_id ?? 0) ?? '',
          raw: item.payload?.raw ?? '',
          at: item.created_at,
          why: (item.reviewable_scores ?? []).map(({ reason }) => reason ?? '').find((reason) => reason !== '') ?? '',
        });
      }
      seen += reviewables.length;
      if (reviewables.length === 0 || (meta?.load_more_reviewables ?? '') === '') break;
    }
    return { items: [...found.values()].toSorted((a, b) => a.at - b.at || a.reviewId - b.reviewId), skipped };
  };

  return {
    held,
    async judgeHeld(reviewId, version, isApproved) {
      const url = http.url(`review/${reviewId}/perform/${isApproved ? 'approve_post' : 'reject_post'}.json`, [['version', String(version)]]);
      const done = await moderated(http, await http.write('PUT', url, {}, { isForPerson: false }), (json) => judged.safeParse(json).success);
      // One that was decided meanwhile is refused as a page one may not see.
      const mayBeDecided = done.kind === 'refused' && (done.why === 'forbidden' || done.why === 'gone');
      if (!mayBeDecided) return done;
      try {
        const isPending = (await held({ isForPerson: false })).items.some((item) => item.reviewId === reviewId);
        return isPending ? done : { ...done, why: 'changed' };
      } catch (error) {
        if (error instanceof ForumTrouble) return done;
        throw error;
      }
    },
  };
}
