import { z } from 'zod';
import { ForumTrouble, type How } from '../forum.ts';
import type { ForumHttp } from '../http.ts';
import type { Messaging, NewMessage, SeenMessage } from '../messaging.ts';
import { isSignedOut } from './signed-out.ts';
import { understood } from './understood.ts';
import { created, createdEnvelope, enqueued, post, readItems, refusal, topicList, topicView } from './wire/wire.ts';

type Read = (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>;

/** A lost message is looked for in so many of the newest. */
const mostLooked = 5;
/** Said as the time it took to write, for a forum silences who writes in none; what it tells of took a person longer. */
const openMs = 3_000;

const row = z.object({ id: z.number().int().positive().max(999_999_999_999_999), title: z.string().transform((title) => title.slice(0, 500)), highest_post_number: z.number().int().nonnegative(), archetype: z.literal('private_message') });

/** Private messages, in Discourse's words. `read` tells a key that is no longer good from a page that is not for us. */
export function createMessages(http: ForumHttp, read: Read, myself: (how?: How) => Promise<{ username: string }>): Messaging {
  const list = async (path: string, how?: How): Promise<{ items: SeenMessage[]; skipped: number }> => {
    const { topic_list } = understood(topicList, await read(path, [], how));
    const { items, skipped } = readItems(row, topic_list.topics);
    return { items: items.map(({ id, title, highest_post_number }) => ({ topicId: id, title, highestPostNumber: highest_post_number })), skipped };
  };
  const carries = async (topicId: number, marker: string): Promise<boolean> => {
    const view = understood(topicView, await read(`t/${topicId}.json`, [['post_number', '999999'], ['include_raw', 'true']], { isForPerson: false }));
    return readItems(post, view.post_stream.posts).items.some((one) => (one.raw ?? one.cooked).includes(marker));
  };

  return {
    async messages(groups, how) {
      const me = encodeURIComponent((await myself(how)).username);
      const found = new Map<number, SeenMessage>();
      let skipped = 0;
      for (const path of [`topics/private-messages/${me}.json`, ...groups.map((group) => `topics/private-messages-group/${me}/${encodeURIComponent(group.toLowerCase())}.json`)]) {
        try {
          const page = await list(path, how);
          skipped += page.skipped;
          for (const message of page.items) found.set(message.topicId, message);
        } catch (error) {
          // A group that is not there, or not ours, has no mail for us.
          const isNotOurs = error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden') && path.startsWith('topics/private-messages-group/');
          if (!isNotOurs) throw error;
        }
      }
      return { items: [...found.values()], skipped };
    },

    async sendMessage(message) {
      const sent = await http.write('POST', http.url('posts.json'), { raw: message.raw, nested_post: true, typing_duration_msecs: openMs, composer_open_duration_msecs: openMs, ...addressed(message) }, { isForPerson: false });
      if (sent.kind === 'slow-down') return { kind: 'slow-down', waitMs: sent.waitMs };
      if (sent.kind !== 'heard') return { kind: sent.kind };
      const said = refusal.safeParse(sent.json);
      if (sent.status === 200) {
        if (enqueued.safeParse(sent.json).success) return { kind: 'refused', status: 200, reasons: ['The forum holds messages back until a moderator approves them.'] };
        const envelope = createdEnvelope.safeParse(sent.json);
        const bare = created.safeParse(sent.json);
        const made = envelope.success ? envelope.data.post : bare.success ? bare.data : null;
        const isThere = made !== null && (!('topicId' in message) || made.topic_id === message.topicId);
        return isThere ? { kind: 'sent', topicId: made.topic_id } : { kind: 'lost' };
      }
      if (!said.success) return sent.status === 413 ? { kind: 'refused', status: 413, reasons: [] } : { kind: 'lost' };
      if (sent.status === 503 && said.data.error_type === 'read_only') return { kind: 'slow-down', waitMs: 30_000 };
      if ((sent.status === 401 || sent.status === 403) && (await isSignedOut(http))) return { kind: 'signed-out' };
      if (sent.status >= 400 && sent.status < 500 && sent.status !== 408) return { kind: 'refused', status: sent.status, reasons: said.data.errors.map((reason) => reason.slice(0, 300)).slice(0, 5) };
      return { kind: 'lost' };
    },

    async findMessage(message) {
      if ('topicId' in message) return (await carries(message.topicId, message.marker)) ? message.topicId : null;
      const me = encodeURIComponent((await myself({ isForPerson: false })).username);
      const { items } = await list(`topics/private-messages-sent/${me}.json`, { isForPerson: false });
      for (const { topicId } of items.filter(({ title }) => title === message.title).slice(0, mostLooked)) if (await carries(topicId, message.marker)) return topicId;
      return null;
    },
  };
}

const addressed = (message: NewMessage): object => ('topicId' in message ? { topic_id: message.topicId } : { archetype: 'private_message', title: message.title, target_recipients: message.to.join(',') });
