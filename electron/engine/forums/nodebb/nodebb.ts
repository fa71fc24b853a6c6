import type { AccountAccess } from '../../ports.ts';
import type { Forum } from '../forum.ts';
import type { ForumHttp } from '../http.ts';
import { createAbsent } from './absent.ts';
import { createAsk } from './ask.ts';
import { createModerate } from './looking-after/moderate.ts';
import { createReview } from './looking-after/review.ts';
import { readCategories, readCommunities } from './reading/communities.ts';
import { createFeed } from './reading/feed.ts';
import { createOpenTopics, readTopics } from './reading/open-topics.ts';
import { createOwnWords } from './reading/own-words.ts';
import { createThread } from './reading/thread.ts';
import { seenTopic } from './translate.ts';
import { config } from './wire.ts';
import { createWrite } from './write.ts';
import { createAttach } from './writing/attach.ts';
import { createFindReply } from './writing/find-reply.ts';
import { createPosting } from './writing/posting.ts';
import { createReply } from './writing/reply.ts';
import { createSigns } from './writing/signs.ts';
import { createSpacing } from './writing/spacing.ts';

/** What our mark adds to an answer counts as a part of it. */
const roomForMark = 64;

/** NodeBB as the forum behind one account. */
export function createNodebb(access: AccountAccess, http: ForumHttp): Forum {
  const ask = createAsk(http);
  const write = createWrite(http, access);
  const words = createOwnWords(ask);
  const signs = createSigns();
  const spacing = createSpacing();
  const isSession = access.credential?.kind === 'session';

  return {
    async about(how) {
      const me = await ask.whoAmI(how);
      await ask.learnWording(how);
      const settings = await ask.page(config, 'api/config', [], how);
      const { items } = await readCategories(ask, how);
      return {
        title: settings.siteTitle,
        me: { id: me.uid, username: me.username, name: me.displayname ?? '' },
        minPostLength: Math.max(1, settings.minimumPostLength),
        maxPostLength: Math.max(1, settings.maximumPostLength - roomForMark),
        topics: items.reduce((all, { topic_count }) => all + (topic_count ?? 0), 0),
      };
    },

    communities: (how) => readCommunities(ask, how),
    feed: createFeed(ask, words),
    openTopics: createOpenTopics(ask),

    async topicsById(topicIds, how) {
      const version = await ask.version(how);
      const { items, skipped } = await readTopics(ask, topicIds, how);
      return { items: items.map((item) => seenTopic(item, version)), skipped };
    },

    thread: createThread(ask, words, signs),
    reply: createReply({ ask, write, signs, spacing }),
    findReply: createFindReply(ask, words),
    ...createModerate({ ask, write, words }),
    ...createReview(ask, write),
    ...createPosting({ ask, write, words, signs, spacing, time: http.time, isSession }),
    ...createAttach({ ask, write: createWrite(http, access, 'api/'), isSession }),
    ...createAbsent(http.time),
    picture: (src, signal) => http.picture(src, signal),
    // The number after the slug is the post's, counted from one; without a slug the forum would take it for nothing.
    topicUrl: (topicId, slug, postNumber) => http.url(`topic/${topicId}/${encodeURIComponent(slug || '-')}${postNumber === undefined ? '' : `/${postNumber}`}`).href,
  };
}
