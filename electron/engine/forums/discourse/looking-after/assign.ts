import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Assigned, Assigning } from '../../assigning.ts';
import { ForumTrouble, type How } from '../../forum.ts';
import type { ForumHttp, Sent } from '../../http.ts';
import { noteOf, seenHolder } from '../translate.ts';
import { understood } from '../understood.ts';
import { assignment, readItems } from '../wire/wire.ts';

const channel = '/staff/topic-assignment';
const success = z.object({ success: z.string() });
const messages = z.array(z.unknown());
const changed = z.object({ channel: z.literal(channel), message_id: z.number().int(), data: z.object({ topic_id: z.number().int().positive() }) });
/** Where a channel stands; sent when the position we named made no sense. */
const position = z.object({ channel: z.literal('/__status'), data: z.record(z.string(), z.number().int()) });
const topic = z.object({ id: z.number().int(), ...assignment });

/** Claims as Discourse's assignments (the plugin discourse-assign), heard of on its message bus. `ask` reads, and tells a key that is no longer good from a thread that is not for us. */
export function createAssign(http: ForumHttp, ask: (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>, me: (how?: How) => Promise<{ username: string }>): Assigning {
  // The bus remembers listeners by a name of their own choosing.
  const listener = randomBytes(16).toString('hex');
  let last = -1;

  return {
    time: http.time,

    async holderOf(topicId, how) {
      const seen = understood(topic, await ask(`t/${topicId}.json`, [], how));
      if (seen.id !== topicId) throw new ForumTrouble('fault', 'another thread came back');
      return seenHolder(seen, { isWhole: true });
    },

    async assign(topicId, untilAt, how) {
      try {
        const { username } = await me(how);
        // As a string: false in JSON counts as nothing said, and then the forum mails people.
        return assignedOf(await http.write('PUT', http.url('assign/assign.json'), { target_id: topicId, target_type: 'Topic', username, note: noteOf(untilAt), should_notify: 'false' }, how));
      } catch (error) {
        if (!(error instanceof ForumTrouble)) throw error;
        return error.kind === 'slow-down' ? { kind: 'slow-down', waitMs: error.waitMs } : { kind: 'unreachable' };
      }
    },

    unassign: async (topicId) => assignedOf(await http.write('PUT', http.url('assign/unassign.json'), { target_id: topicId, target_type: 'Topic' }, { isForPerson: false })),

    async changedHands(how) {
      const heard = understood(messages, await http.inquire(http.url(`message-bus/${listener}/poll`, [['dlp', 't']]), { [channel]: last }, how));
      const news = readItems(changed, heard).items;
      const [repaired] = readItems(position, heard).items;
      last = Math.max(last, ...news.map((message) => message.message_id));
      // After a restart of the forum its counting begins anew, below ours.
      last = repaired?.data[channel] ?? last;
      return [...new Set(news.map((message) => message.data.topic_id))];
    },
  };
}

function assignedOf(sent: Sent): Assigned {
  if (sent.kind === 'heard') {
    if (sent.status === 200 && success.safeParse(sent.json).success) return { kind: 'done' };
    return sent.status >= 400 && sent.status < 500 && sent.json !== undefined ? { kind: 'refused', status: sent.status } : { kind: 'lost' };
  }
  return sent.kind === 'slow-down' ? { kind: 'slow-down', waitMs: sent.waitMs } : { kind: sent.kind };
}
