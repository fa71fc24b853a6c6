import type { Forum } from '#electron/engine/forums/forum.ts';
import { asked } from './mended.ts';

/** Every read of the adapter, as somebody who asks a forum they know nothing of. */
export const reads: Readonly<Record<string, (forum: Forum) => Promise<unknown>>> = {
  about: (forum) => forum.about(),
  communities: (forum) => forum.communities(),
  aboutThreads: (forum) => forum.aboutThreads(),
  abilities: (forum) => forum.abilities(),
  feed: (forum) => forum.feed(null),
  'feed, further back': (forum) => forum.feed(800_000_000),
  openTopics: (forum) => forum.openTopics(0, 3),
  topicsById: (forum) => forum.topicsById([asked.topicId]),
  thread: (forum) => forum.thread(asked.topicId),
  stateOf: (forum) => forum.stateOf(asked.topicId),
  statesOf: (forum) => forum.statesOf([asked.topicId]),
  holderOf: (forum) => forum.holderOf(asked.topicId),
  sourceOf: (forum) => forum.sourceOf(asked.postId),
  messages: (forum) => forum.messages([]),
  findReply: (forum) => forum.findReply({ topicId: asked.topicId, raw: 'words', marker: 'a'.repeat(16), firstTriedAt: 0, typingMs: 1, openMs: 1 }),
  held: (forum) => forum.held(),
};

/** Those that bring a list, which is not empty when the document is understood. */
export const lists: ReadonlySet<string> = new Set(['communities', 'aboutThreads', 'feed', 'feed, further back', 'openTopics', 'topicsById', 'statesOf', 'messages', 'abilities']);

const noTimes = '"string" is what the document says of times, and no time';
const another = 'the document cannot know for which number it was asked';
const noNumbers = 'of the numbers of a thread’s posts the document says nothing, so there are none';

/** What the document, taken word for word and with the plainest values, keeps from being understood, and why. */
export const inTheWay: Readonly<Record<string, { sees: 'skips' | 'refuses'; because: string }>> = {
  communities: { sees: 'skips', because: 'a community with the number 0, and sub-categories that are left open' },
  feed: { sees: 'skips', because: noTimes },
  'feed, further back': { sees: 'skips', because: noTimes },
  openTopics: { sees: 'skips', because: noTimes },
  topicsById: { sees: 'skips', because: noTimes },
  messages: { sees: 'skips', because: 'a thread with the number 0 and of the kind "string"' },
  thread: { sees: 'refuses', because: noNumbers },
  findReply: { sees: 'refuses', because: noNumbers },
  stateOf: { sees: 'refuses', because: `${noTimes}; ${another}` },
  holderOf: { sees: 'refuses', because: another },
  sourceOf: { sees: 'refuses', because: another },
};
