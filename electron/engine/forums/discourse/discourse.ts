import type { AccountAccess } from '../../ports.ts';
import type { Forum } from '../forum.ts';
import type { ForumHttp } from '../http.ts';
import { createAssign } from './looking-after/assign.ts';
import { createModerate } from './looking-after/moderate.ts';
import { createReview } from './looking-after/review.ts';
import { createMessages } from './messages.ts';
import { createAbout } from './reading/about.ts';
import { createAboutThreads } from './reading/about-threads.ts';
import { createAsk } from './reading/ask.ts';
import { createFeed } from './reading/feed.ts';
import { createLists } from './reading/lists.ts';
import { createThread } from './reading/thread.ts';
import { createAttach } from './writing/attach.ts';
import { createFindReply } from './writing/find-reply.ts';
import { createPosting } from './writing/posting.ts';
import { createReply } from './writing/reply.ts';

/** Discourse, and what speaks like it, as the forum behind one account. */
export function createDiscourse(access: AccountAccess, http: ForumHttp): Forum {
  const ask = createAsk(access, http);
  const { hidden, ...about } = createAbout(ask);
  const { heard, ...posting } = createPosting(http, ask.read, { isPractice: access.isPractice, now: http.time.latest });
  const reply = createReply(http);

  return {
    ...about,
    ...createLists(ask, hidden),
    feed: createFeed(ask),
    thread: createThread(ask, hidden),
    // The practice forum counts nothing.
    ...(access.isPractice ? {} : { asStranger: ask.asStranger }),
    async reply(answer) {
      const outcome = await reply(answer);
      heard(outcome);
      return outcome;
    },
    findReply: createFindReply(ask),
    ...createModerate(http, ask.read),
    ...createAssign(http, ask.read, ask.myself),
    ...createReview(http, ask.read),
    ...createMessages(http, ask.read, ask.myself),
    ...posting,
    ...createAttach(http, ask.read),
    ...createAboutThreads(ask.page),
    picture: (src, signal) => http.picture(src, signal),
    topicUrl: (topicId, slug, postNumber) => `${access.baseUrl.replace(/\/+$/, '')}/t/${encodeURIComponent(slug || '-')}/${topicId}${postNumber === undefined ? '' : `/${postNumber}`}`,
  };
}
