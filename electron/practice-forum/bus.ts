export interface BusMessage {
  global_id: number;
  message_id: number;
  channel: string;
  data: unknown;
}

/** Hints for whoever listens, kept in memory: after a restart positions start again, and `/__status` says so. */
export interface Bus {
  publish(channel: string, data: unknown): void;
  lastId(channel: string): number;
  after(channel: string, id: number): BusMessage[];
}

const kept = 200;

export function createBus(): Bus {
  const channels = new Map<string, { last: number; messages: BusMessage[] }>();
  let global = 0;
  return {
    publish(channel, data) {
      const known = channels.get(channel) ?? { last: 0, messages: [] };
      known.last++;
      known.messages.push({ global_id: ++global, message_id: known.last, channel, data });
      if (known.messages.length > kept) known.messages.shift();
      channels.set(channel, known);
    },
    lastId: (channel) => channels.get(channel)?.last ?? 0,
    after: (channel, id) => channels.get(channel)?.messages.filter((message) => message.message_id > id) ?? [],
  };
}
