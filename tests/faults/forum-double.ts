import type { Credential } from '#electron/engine/forums/credential.ts';
import type { Forum } from '#electron/engine/forums/forum.ts';
import type { ForumHttp } from '#electron/engine/forums/http.ts';
import type { AccountAccess, Clock } from '#electron/engine/ports.ts';
import type { ForumKind } from '#shared/words/account.ts';
import type { Asked } from '#tests/doubles/proxy/proxy.ts';

/** What a forum is set to for a run; what it does not have it leaves out. */
export interface Settings {
  /** The same words twice are refused within five minutes. */
  refusesRepeats?: boolean;
  /** Seconds between two posts of the same person; absent: as the forum comes. */
  postSeconds?: number;
}

/** A forum of one kind that runs in this process, seen by those who run it. Whatever is done here goes past every proxy. */
export interface ForumDouble {
  kind: ForumKind;
  baseUrl: string;
  /** The least time between two posts that it asks of a stranger's program. */
  spacingMs: number;
  /** What lets us in: new, if the last one was revoked. */
  signIn(): Credential;
  revoke(): void;
  adapter(access: AccountAccess, http: ForumHttp): Forum;
  /** The request that posts an answer. */
  isPost(asked: Asked): boolean;
  /** The request that opens a thread before anything is posted. */
  isOpening(asked: Asked): boolean;
  /** Somebody asks. Returns the topic's number. */
  ask(): Promise<number>;
  /** Somebody else answers. */
  answer(topicId: number): Promise<void>;
  /** The asker changes the question. */
  edit(topicId: number): Promise<void>;
  close(topicId: number): Promise<void>;
  remove(topicId: number): Promise<void>;
  /** Our account has just posted somewhere else, by another program. */
  justPosted(): Promise<void>;
  /** The next post waits for a moderator. */
  hold(): void;
  judge(isApproved: boolean): Promise<void>;
  /** The sources of what we wrote in this topic and stands there, oldest first. */
  standing(topicId: number): Promise<string[]>;
  /** The same of what waits for a moderator. */
  waiting(topicId: number): Promise<string[]>;
  /** Words it calls too short, and too long. */
  tooShort: string;
  tooLong: string;
  stop(): Promise<void>;
}

export type StartDouble = (clock: Clock, settings: Settings) => Promise<ForumDouble>;
