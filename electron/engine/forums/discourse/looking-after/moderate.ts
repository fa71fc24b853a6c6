import { ForumTrouble, type How } from '../../forum.ts';
import type { ForumHttp, Sent } from '../../http.ts';
import type { Moderated, Moderating, SeenStanding, TagChange } from '../../moderating.ts';
import { isSignedOut } from '../signed-out.ts';
import { understood } from '../understood.ts';
import { readItems, refusal, topicList } from '../wire/wire.ts';
import { accepted, firstPost, flagged, standing, standingRow, statusSet, topicChanged, type WireTag } from '../wire/moderation.ts';

/** "Something else": goes to the forum's moderators with our words, and hides nothing by itself. */
const notifyModerators = 7;
const perPage = 100;
/** Behind the person's own clicks and answers: deeds come by the hundred. */
const behind: How = { isForPerson: false };

type Deeds = Omit<Moderating, 'held' | 'judgeHeld'>;

/** What a moderator does to threads, in Discourse's words. `ask` reads, and tells a key that is no longer good from a thread that is not for us. */
export function createModerate(http: ForumHttp, ask: (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>): Deeds {
  const read = async (topicId: number, how: How = behind): Promise<SeenStanding & { wireTags: WireTag[] }> => {
    const json = await ask(`t/${topicId}.json`, [], how).catch((error: unknown) => {
      throw error instanceof ForumTrouble && error.kind === 'forbidden' ? new ForumTrouble('gone', 'this thread is not for us', { status: error.status ?? 403 }) : error;
    });
    const topic = understood(standing, { ...(json as object), raw_tags: (json as { tags?: unknown }).tags ?? [] });
    if (topic.id !== topicId) throw new ForumTrouble('fault', 'another thread came back');
    if (typeof topic.deleted_at === 'number') throw new ForumTrouble('gone', 'this thread was deleted');
    const [first] = readItems(firstPost, topic.post_stream.posts).items.filter((post) => post.post_number === 1);
    return {
      topicId,
      isClosed: topic.closed,
      isListed: topic.visible,
      communityId: topic.category_id ?? 0,
      tags: topic.tags,
      isFlagged: first ? (first.actions_summary ?? []).some((action) => action.id === notifyModerators && action.acted === true) : null,
      firstPostId: first?.id ?? null,
      wireTags: topic.raw_tags,
    };
  };

  const setStatus = async (topicId: number, status: 'closed' | 'visible', isOn: boolean): Promise<Moderated> => {
    const sent = await http.write('PUT', http.url(`t/${topicId}/status.json`), { status, enabled: String(isOn) }, behind);
    return moderated(http, sent, (json) => statusSet.safeParse(json).success);
  };
  const change = async (topicId: number, what: object): Promise<Moderated> => {
    const sent = await http.write('PUT', http.url(`t/-/${topicId}.json`), what, behind);
    return moderated(http, sent, (json) => topicChanged.safeParse(json).data?.basic_topic.id === topicId);
  };

  const setTags = async (topicId: number, { add, remove }: TagChange, triesLeft: number): Promise<Moderated> => {
    const { wireTags, tags } = await read(topicId);
    // The whole set is replaced: a tag we cannot read would be lost.
    if (wireTags.length !== tags.length) throw new ForumTrouble('fault', 'a tag could not be read', { status: 200 });
    const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
    const added = add.filter((tag) => !tags.some((known) => isSame(known, tag)));
    const kept = wireTags.filter((tag) => !remove.some((gone) => isSame(gone, nameOf(tag))));
    const removed = tags.filter((tag) => remove.some((gone) => isSame(gone, tag)));
    if (added.length === 0 && removed.length === 0) return { kind: 'done', added: [], removed: [] };
    const areObjects = wireTags.some((tag) => typeof tag === 'object');
    const next: unknown[] = [...kept, ...added.map((name) => (areObjects ? { name } : name))];
    // Older servers take an empty list for nothing said; an empty name clears them.
    const done = await change(topicId, { tags: next.length > 0 || areObjects ? next : [''], original_tags: wireTags });
    if (done.kind === 'done') return { kind: 'done', added, removed };
    const isOvertaken = done.kind === 'refused' && done.why === 'changed';
    return isOvertaken && triesLeft > 0 ? setTags(topicId, { add, remove }, triesLeft - 1) : done;
  };

  const flag = async (topicId: number, message: string): Promise<Moderated> => {
    const sent = await http.write('POST', http.url('post_actions.json'), { id: topicId, flag_topic: 'true', post_action_type_id: notifyModerators, message }, behind);
    const done = await moderated(http, sent, (json) => flagged.safeParse(json).data?.topic_id === topicId);
    if (done.kind === 'done') return { kind: 'done', isNew: true };
    // "You have already flagged this" comes in the person's language; the thread says it in ours.
    const mayBeThere = done.kind === 'refused' && (done.status === 422 || done.status === 403);
    return mayBeThere && (await read(topicId)).isFlagged === true ? { kind: 'done', isNew: false } : done;
  };

  const unflag = async (topicId: number): Promise<Moderated> => {
    const { isFlagged, firstPostId } = await read(topicId);
    if (isFlagged === false || firstPostId === null) return { kind: 'done', isNew: false };
    const sent = await http.write('DELETE', http.url(`post_actions/${firstPostId}.json`, [['post_action_type_id', String(notifyModerators)]]), {}, behind);
    return moderated(http, sent, (json) => flagged.safeParse(json).data?.topic_id === topicId);
  };

  return {
    stateOf: async (topicId, how) => withoutWire(await read(topicId, how)),
    async statesOf(topicIds, how = behind) {
      const json = await ask('latest.json', [['topic_ids', topicIds.join(',')], ['per_page', String(perPage)]], how);
      const rows = readItems(standingRow, understood(topicList, json).topic_list.topics).items;
      return rows
        .filter((topic) => topicIds.includes(topic.id))
        .map((topic) => ({ topicId: topic.id, isClosed: topic.closed, isListed: topic.visible, communityId: topic.category_id ?? 0, tags: topic.tags, isFlagged: null, firstPostId: null }));
    },
    setClosed: (topicId, isClosed) => setStatus(topicId, 'closed', isClosed),
    setListed: (topicId, isListed) => setStatus(topicId, 'visible', isListed),
    move: (topicId, communityId) => change(topicId, { category_id: communityId }),
    setTags: (topicId, tags) => told(() => setTags(topicId, tags, 1)),
    flag: (topicId, message) => told(() => flag(topicId, message)),
    unflag: (topicId) => told(() => unflag(topicId)),
    async accept(postId, isAccepted) {
      const sent = await http.write('POST', http.url(`solution/${isAccepted ? 'accept' : 'unaccept'}.json`), { id: postId }, behind);
      return moderated(http, sent, (json) => accepted.safeParse(json).success);
    },
    async unpost(postId) {
      const sent = await http.write('DELETE', http.url(`posts/${postId}.json`), {}, behind);
      // A yes to this is an empty page, which anything on the way could have said; looking tells.
      const done = await moderated(http, sent, () => false);
      return done.kind === 'refused' && done.why === 'gone' ? { kind: 'done', isNew: false } : done;
    },
  };
}

const nameOf = (tag: WireTag): string => (typeof tag === 'string' ? tag : tag.name);
const withoutWire = ({ wireTags: _, ...seen }: SeenStanding & { wireTags: WireTag[] }): SeenStanding => seen;

/** What had to be read first could not be read: then nothing was changed, and the trouble is the answer. */
async function told(work: () => Promise<Moderated>): Promise<Moderated> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ForumTrouble)) throw error;
    return { kind: 'unread', trouble: error };
  }
}

/** What became of a change. A 200 counts only in the shape a yes has; a page in its place may come from something between us. */
export async function moderated(http: ForumHttp, sent: Sent, isYes: (json: unknown) => boolean): Promise<Moderated> {
  if (sent.kind !== 'heard') return sent;
  const { status, json } = sent;
  if (status === 200) return isYes(json) ? { kind: 'done' } : { kind: 'lost', detail: 'the yes was not the forum’s' };
  const said = refusal.safeParse(json);
  if (!said.success) return { kind: 'lost', detail: `status ${status}` };
  const reasons = said.data.errors.map((reason) => reason.slice(0, 500)).slice(0, 10);
  // Read-only mode is decided before anything is written.
  if (status === 503 && said.data.error_type === 'read_only') return { kind: 'slow-down', waitMs: 30_000, isWholeForum: true };
  if (status === 401 || status === 403) return (await isSignedOut(http)) ? { kind: 'signed-out' } : { kind: 'refused', why: 'forbidden', status, reasons };
  if (status === 404 || status === 410) return { kind: 'refused', why: 'gone', status, reasons };
  if (status === 409) return { kind: 'refused', why: 'changed', status, reasons };
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', why: 'other', status, reasons };
  return { kind: 'lost', detail: `status ${status}` };
}
