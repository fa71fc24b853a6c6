import type { How, Page } from './forum.ts';

/** A private message as a list shows it. */
export interface SeenMessage {
  topicId: number;
  title: string;
  /** The newest post in it. */
  highestPostNumber: number;
}

/** A new message to members and groups, or an answer in one that is there. `marker` is random and stands in `raw`. */
export type NewMessage = { raw: string; marker: string } & ({ to: readonly string[]; title: string } | { topicId: number });

export type Messaged =
  | { kind: 'sent'; topicId: number }
  /** The forum will not: the names are nobody's, messages are not for us, or the words are too many. */
  | { kind: 'refused'; status: number; reasons: string[] }
  | { kind: 'slow-down'; waitMs: number }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }
  /** It may have arrived. */
  | { kind: 'lost' };

/** Private messages between members of a forum. Reads throw ForumTrouble; what is in a message is read as any thread. */
export interface Messaging {
  /** The newest messages that came to this account and to these of its groups; a group that is not ours brings none. */
  messages(groups: readonly string[], how?: How): Promise<Page<SeenMessage>>;
  /** Never throws. */
  sendMessage(message: NewMessage): Promise<Messaged>;
  /** The thread a lost message of ours stands in; null: in none of the newest. */
  findMessage(message: NewMessage): Promise<number | null>;
}
