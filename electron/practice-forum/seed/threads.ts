import { moreThreads } from './threads-more.ts';
import { openThreads } from './threads-open.ts';
import { skinThreads } from './threads-skin.ts';
import { thankedThreads } from './threads-thanked.ts';

/** Something that happened under a question, so many minutes after it was asked. */
export type SeedEvent =
  | { kind: 'post'; by: string; after: number; raw: string; likedBy?: readonly string[]; isAccepted?: boolean; replyTo?: number }
  | { kind: 'action'; by: string; after: number; code: 'closed.enabled' | 'tags_changed' }
  | { kind: 'assign'; by: string; after: number; to: string }
  | { kind: 'whisper'; by: string; after: number; raw: string };

/** A question of ours with what became of it. Everybody and everything in it is invented; nobody has examined anybody. */
export interface SeedThread {
  community: string;
  title: string;
  by: string;
  tags: readonly string[];
  minutesAgo: number;
  raw: string;
  views?: number;
  events: readonly SeedEvent[];
}

export const threads: readonly SeedThread[] = [...skinThreads, ...moreThreads, ...thankedThreads, ...openThreads];

/** What happened under some of the demo questions, none of it an answer. */
export const demoEvents: Readonly<Record<string, readonly SeedEvent[]>> = {
  D12: [{ kind: 'post', by: 'laundry_mountain', after: 41, raw: 'Forgot to say: the washing machine has run every evening this week, and the cuddly toys are in a bin bag on the balcony.' }],
  D24: [
    { kind: 'post', by: 'black_tshirts_only', after: 95, raw: 'Thank you to whoever reads this far. It was hard to write down.' },
    { kind: 'post', by: 'black_tshirts_only', after: 320, raw: 'I should have added that my aunt has the same thing and never told anybody either.' },
  ],
  D11: [{ kind: 'post', by: 'discobot', after: 2, raw: 'Hi @matburn23, welcome! :robot: I am a robot that greets newcomers. I cannot answer questions, but people who can will read yours.' }],
  D16: [{ kind: 'action', by: 'willow_reads', after: 60, code: 'tags_changed' }],
  D32: [{ kind: 'assign', by: 'heartbeat_henk', after: 1_900, to: 'heartbeat_henk' }],
  D40: [{ kind: 'whisper', by: 'tomasz_keeps_order', after: 12, raw: 'This one has an address and a phone number in it. I have asked him to take them out.' }],
};
