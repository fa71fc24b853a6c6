import { z } from 'zod';
import { ForumTrouble } from '../../forum.ts';
import type { Moderated, Moderating, SeenHeld } from '../../moderating.ts';
import type { Ask } from '../ask.ts';
import { rawOf, readQueue, versionOf } from '../reading/queue.ts';
import { queueIdOf, reviewIdOf } from '../review-id.ts';
import { titleOf } from '../translate.ts';
import { moderated, told, type Write } from '../write.ts';

const behind = { isForPerson: false };
const accepted = z.object({ post: z.object({}).nullable() });

/** What waits for a moderator. To others the forum shows only what they wrote themselves, and they decide nothing. */
export function createReview(ask: Ask, write: Write): Pick<Moderating, 'held' | 'judgeHeld'> {
  const held: Moderating['held'] = async (how) => {
    const me = await ask.whoAmI(how);
    if (!me.isAdmin && !me.isGlobalModerator && !me.isModerator) throw new ForumTrouble('forbidden', 'this account reviews nothing', { status: 403 });
    const version = await ask.version(how);
    const { items, skipped } = await readQueue(ask, how);
    const seen = items.flatMap((item): SeenHeld[] => {
      const reviewId = reviewIdOf(item.id);
      // Nobody lets their own words through.
      if (reviewId === null || item.user?.uid === me.uid) return [];
      const title = item.data.title || (item.topic?.title ? titleOf({ title: item.topic.title, titleRaw: item.topic.titleRaw ?? null }, version) : '');
      return [{ reviewId, version: versionOf(item), topicId: item.data.tid, title: title.slice(0, 500), author: item.user?.username ?? '', raw: rawOf(item).slice(0, 64_000), at: item.data.timestamp ?? Math.floor(reviewId / 2), why: '' }];
    });
    return { items: seen.toSorted((a, b) => a.at - b.at || a.reviewId - b.reviewId), skipped };
  };

  const judge = async (reviewId: number, version: number, isApproved: boolean): Promise<Moderated> => {
    const changed: Moderated = { kind: 'refused', why: 'changed', status: 409, reasons: [] };
    const id = queueIdOf(reviewId);
    // Its author may have changed it since it was read; the forum itself would not mind.
    const item = (await readQueue(ask, behind)).items.find((one) => one.id === id);
    if (!item || versionOf(item) !== version) return changed;
    const sent = isApproved ? await write('POST', `posts/queue/${id}`, {}, behind) : await write('DELETE', `posts/queue/${id}`, {}, behind);
    const done = await moderated(ask, sent, (response) => !isApproved || accepted.safeParse(response).success);
    return done.kind === 'refused' && done.why === 'gone' ? changed : done;
  };

  return { held, judgeHeld: (reviewId, version, isApproved) => told(() => judge(reviewId, version, isApproved)) };
}
