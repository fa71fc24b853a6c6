import { ForumTrouble, type How } from '../../forum.ts';
import type { Moderated, Moderating, SeenStanding, TagChange } from '../../moderating.ts';
import type { Ask } from '../ask.ts';
import { readCategories } from '../reading/communities.ts';
import { readTopic, readTopics } from '../reading/open-topics.ts';
import type { OwnWords } from '../reading/own-words.ts';
import { tagList, type WireTopic } from '../wire.ts';
import { moderated, told, type Write } from '../write.ts';

/** Behind the person's own clicks and answers: deeds come by the hundred. */
const behind: How = { isForPerson: false };

type Deeds = Omit<Moderating, 'held' | 'judgeHeld' | 'setListed' | 'accept'>;

/** What a moderator does to threads, in NodeBB's words. */
export function createModerate({ ask, write, words }: { ask: Ask; write: Write; words: OwnWords }): Deeds {
  /** Many of its answers say nothing but yes. */
  const change = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body: object = {}, isYes: (response: unknown) => boolean = () => true): Promise<Moderated> => moderated(ask, await write(method, path, body, behind), isYes);

  const standingOf = (topic: WireTopic): SeenStanding => ({ topicId: topic.tid, isClosed: topic.locked, isListed: true, communityId: topic.cid, tags: topic.tags, isFlagged: null, firstPostId: topic.mainPid });
  const read = async (topicId: number, how: How = behind): Promise<WireTopic> =>
    readTopic(ask, topicId, how).catch((error: unknown) => {
      throw error instanceof ForumTrouble && error.kind === 'forbidden' ? new ForumTrouble('gone', 'this thread is not for us', { status: error.status ?? 403 }) : error;
    });

  /** NodeBB takes any number for a category, and whoever moves a thread to none has lost it. */
  const move = async (topicId: number, communityId: number): Promise<Moderated> => {
    const { items } = await readCategories(ask, behind);
    if (!items.some(({ cid }) => cid === communityId)) return { kind: 'refused', why: 'other', status: 404, reasons: ['This forum has no such community, or does not show it to this account.'] };
    return change('PUT', `topics/${topicId}/move`, { cid: communityId });
  };

  const setTags = async (topicId: number, { add, remove }: TagChange): Promise<Moderated> => {
    const { tags } = await read(topicId);
    const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
    const kept = tags.filter((tag) => !remove.some((gone) => isSame(gone, tag)));
    const added = add.filter((tag) => !tags.some((known) => isSame(known, tag)));
    if (added.length === 0 && kept.length === tags.length) return { kind: 'done', added: [], removed: [] };
    let after: string[] = [];
    const done = await change('PUT', `topics/${topicId}/tags`, { tags: [...kept, ...added] }, (response) => {
      const list = tagList.safeParse(response);
      after = list.success ? list.data : [];
      return list.success;
    });
    if (done.kind !== 'done') return done;
    // It writes tags its own way: cut, in small letters, and too short a one not at all.
    return { kind: 'done', added: after.filter((tag) => !tags.includes(tag)), removed: tags.filter((tag) => !after.includes(tag)) };
  };

  const flag = async (topicId: number, message: string): Promise<Moderated> => {
    const { mainPid } = await read(topicId);
    const done = await change('POST', 'flags', { type: 'post', id: mainPid, reason: message });
    return done.kind === 'done' ? { kind: 'done', isNew: done.isNew ?? true } : done;
  };

  /** Takes our report back; the others' stay. */
  const unflag = async (topicId: number): Promise<Moderated> => {
    const { mainPid } = await read(topicId);
    const { flagId } = await words.read(mainPid, behind);
    if (flagId == null) return { kind: 'refused', why: 'other', status: 404, reasons: ['This forum does not say which report is ours. Whoever looks after it can close the report.'] };
    if (flagId <= 0) return { kind: 'done', isNew: false };
    const done = await change('DELETE', `flags/${flagId}/report`);
    return done.kind === 'refused' && done.why === 'gone' ? { kind: 'done', isNew: false } : done;
  };

  return {
    stateOf: async (topicId, how) => standingOf(await read(topicId, how)),
    statesOf: async (topicIds, how = behind) => (await readTopics(ask, topicIds, how)).items.map(standingOf),
    setClosed: (topicId, isClosed) => change(isClosed ? 'PUT' : 'DELETE', `topics/${topicId}/lock`),
    move: (topicId, communityId) => told(() => move(topicId, communityId)),
    setTags: (topicId, tags) => told(() => setTags(topicId, tags)),
    flag: (topicId, message) => told(() => flag(topicId, message)),
    unflag: (topicId) => told(() => unflag(topicId)),
    async unpost(postId) {
      // Only its state: without that the post would be gone for good, which nobody could take back.
      const done = await change('DELETE', `posts/${postId}/state`);
      return done.kind === 'refused' && done.why === 'gone' ? { kind: 'done', isNew: false } : done;
    },
  };
}
