import type { BusMessage } from '../bus.ts';
import type { Forum } from '../forum.ts';
import type { App } from '../reader.ts';
import { isStaff } from '../store/members.ts';
import { mayAssign } from '../wire/assignment.ts';

/** Answers at once with what is there: a listener that finds nothing comes again. Positions that make no sense are put right by `/__status`. */
export function messageBusRoutes(app: App, forum: Forum): void {
  app.post('/message-bus/:client/poll', (c) => {
    const { params, reader } = c.var;
    const maySee = (channel: string): boolean => {
      if (channel === '/staff/topic-assignment') return mayAssign(reader);
      const own = /^\/(notification|reviewable_counts)\/(-?\d+)$/.exec(channel);
      if (own) return reader?.member.id === Number(own[2]) && (own[1] === 'notification' || isStaff(reader.member));
      return channel.startsWith('/');
    };
    const messages: BusMessage[] = [];
    const repaired: Record<string, number> = {};
    for (const channel of params.names().filter((name) => name.startsWith('/')).slice(0, 100)) {
      const asked = params.int(channel) ?? -1;
      const last = forum.bus.lastId(channel);
      if (!maySee(channel)) continue;
      if (asked === -1 || asked > last) repaired[channel] = last;
      else messages.push(...forum.bus.after(channel, asked < -1 ? last + asked + 1 : asked));
    }
    if (Object.keys(repaired).length > 0) messages.push({ global_id: -1, message_id: -1, channel: '/__status', data: repaired });
    return c.json(messages.toSorted((a, b) => a.global_id - b.global_id));
  });
}
