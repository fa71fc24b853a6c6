import { ForumTrouble, type How, type Outcome } from '../../forum.ts';
import type { ForumHttp } from '../../http.ts';
import type { Posting } from '../../posting.ts';
import { abilitiesOf, spacingOf } from './abilities.ts';
import { moderated } from '../looking-after/moderate.ts';
import { understood } from '../understood.ts';
import { readItems, topicList, topicRow } from '../wire/wire.ts';
import { currentUser, editable, edited, siteRights, siteRules, topicRights, type WireTopicRights } from '../wire/account.ts';

type Read = (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>;

/** New members may be asked to wait half a minute between two posts. */
const longestSpacing = 30_000;

/** What an account may do with its own answers on Discourse. `heard` learns from what became of an answer. */
export function createPosting(http: ForumHttp, read: Read, { isPractice, now }: { isPractice: boolean; now: () => number }): Omit<Posting, 'attach'> & { heard(outcome: Outcome): void } {
  let spacing = isPractice ? 1_000 : 5_000;

  /** An open thread of somebody else, seen as this account: what may be done there may be done to the others. Null: there is none to look at. */
  const aTopic = async (myId: number, how?: How): Promise<WireTopicRights | null> => {
    const { topic_list } = understood(topicList, await read('latest.json', [['status', 'open'], ['per_page', '30']], how));
    const rows = readItems(topicRow, topic_list.topics).items.filter((row) => (row.archetype ?? 'regular') === 'regular' && row.posters?.[0]?.user_id !== myId);
    const row = rows.find(({ posts_count }) => posts_count > 1) ?? rows[0];
    return row ? understood(topicRights, await read(`t/${row.id}.json`, [], how)) : null;
  };

  return {
    async abilities(how) {
      const user = understood(currentUser, await read('session/current.json', [], how)).current_user;
      const [site, rules] = [understood(siteRights, await read('site.json', [], how)), understood(siteRules, await read('site/settings.json', [], how))];
      if (!isPractice) spacing = Math.max(spacing > 5_000 ? spacing : 0, spacingOf(rules, user));
      const topic = await aTopic(user.id, how).catch((error: unknown) => {
        // One thread that cannot be read takes nothing from what else is known.
        if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden' || error.kind === 'fault')) return null;
        throw error;
      });
      return abilitiesOf({ user, site, rules, topic, now: now() });
    },

    // An HTML comment: kept in the source, and rendered as nothing.
    signed: (body, marker) => `${body}\n\n<!-- rounds:${marker} -->`,

    spacingMs: () => spacing,

    heard(outcome) {
      if (outcome.kind === 'slow-down' && !outcome.isWholeForum) spacing = Math.min(longestSpacing, Math.max(spacing, outcome.waitMs));
    },

    async editPost({ postId, raw, was, isForPerson = true }) {
      const sent = await http.write('PUT', http.url(`posts/${postId}.json`), { post: { raw, original_text: was } }, { isForPerson });
      const done = await moderated(http, sent, (json) => edited.safeParse(json).data?.post.id === postId);
      if (done.kind !== 'refused' || done.why !== 'changed') return done;
      // Somebody else's words stand there, or ours from a try whose answer was lost.
      try {
        const now = understood(editable, await read(`posts/${postId}.json`, [], { isForPerson }));
        return now.id === postId && isSame(now.raw, raw) ? { kind: 'done', isNew: false } : done;
      } catch (error) {
        if (error instanceof ForumTrouble) return done;
        throw error;
      }
    },

    async sourceOf(postId, how) {
      const post = understood(editable, await read(`posts/${postId}.json`, [], how));
      if (post.id !== postId) throw new ForumTrouble('fault', 'another post came back');
      return { raw: post.raw, mayEdit: post.can_edit === true, mayDelete: post.can_delete === true, isDeleted: post.user_deleted === true || post.deleted_at != null };
    },
  };
}

/** A forum takes the space around a text away, and may write its line ends otherwise. */
const isSame = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim();
