import type { Forum, Outcome, Reply } from '../../forum.ts';
import type { Heard } from '../../http.ts';
import { sentenceIn, type Ask } from '../ask.ts';
import { meaningOf } from '../sentences.ts';
import { queued, replied } from '../wire.ts';
import { busyMs, reasonsOf, yesIn, type Write } from '../write.ts';
import { reviewIdOf } from '../review-id.ts';
import { unsigned, type Signs } from './signs.ts';
import type { Spacing } from './spacing.ts';

interface Parts {
  ask: Ask;
  write: Write;
  signs: Signs;
  spacing: Spacing;
}

/** Posts an answer once and says what became of it. What is not certain is `lost`; it never throws. */
export function createReply({ ask, write, signs, spacing }: Parts): Forum['reply'] {
  return async (reply) => {
    const sent = await write('POST', `topics/${reply.topicId}`, { content: reply.raw });
    if (sent.kind !== 'heard') return sent;
    if (sent.status !== 200 && sent.status !== 202) return refused(sent);
    const { outcome, html } = arrived(sent, reply);
    if (outcome.kind === 'posted' && html.includes(reply.marker)) {
      signs.lookAt(html);
      // The mark is there for all to read: it goes again. Should that fail, it only looks odd.
      await write('PUT', `posts/${outcome.postId}`, { content: unsigned(reply.raw, reply.marker) });
    }
    return outcome;
  };

  async function refused({ status, json }: Heard): Promise<Outcome> {
    const said = sentenceIn(json);
    // The forum speaks JSON. A page in its place came from something between us, which may have passed our words on.
    if (said === null) return status === 413 ? { kind: 'refused', why: 'too-long', status, reasons: [] } : { kind: 'lost', detail: `status ${status}` };
    const meaning = meaningOf(said, ask.wording());
    const no = (why: Extract<Outcome, { kind: 'refused' }>['why']): Outcome => ({ kind: 'refused', why, status, reasons: reasonsOf(said) });
    // Decided before anything is written.
    if (status === 503 || meaning?.means === 'out-of-order') return { kind: 'slow-down', waitMs: busyMs, isWholeForum: true };
    if (meaning?.means === 'not-in') return { kind: 'signed-out' };
    if (meaning?.means === 'wait') {
      if (meaning.isSpacing) spacing.learn(meaning.ms);
      return { kind: 'slow-down', waitMs: meaning.ms, isWholeForum: false };
    }
    if (status === 401 || status === 403 || status === 404) {
      if (await ask.isSignedOut()) return { kind: 'signed-out' };
      return no(status === 404 ? 'gone' : 'forbidden');
    }
    if (status < 400 || status >= 500 || status === 408) return { kind: 'lost', detail: `status ${status}` };
    return no(reasons.find((why) => why === meaning?.means) ?? 'other');
  }
}

const reasons = ['closed', 'gone', 'too-short', 'too-long', 'forbidden'] as const;

/** A yes counts only when it names a post of this very topic, or says that one waits. Both come with 200. */
function arrived(heard: Heard, reply: Reply): { outcome: Outcome; html: string } {
  const yes = yesIn(heard);
  const held = queued.safeParse(yes?.response);
  if (held.success) return { outcome: { kind: 'in-review', reviewId: reviewIdOf(held.data.id), say: '' }, html: '' };
  const post = heard.status === 200 ? replied.safeParse(yes?.response) : null;
  if (!post?.success || post.data.tid !== reply.topicId) return { outcome: { kind: 'lost', detail: 'the answer to the answer was not the forum’s' }, html: '' };
  return { outcome: { kind: 'posted', postId: post.data.pid, number: (post.data.index ?? 1) + 1 }, html: post.data.content ?? '' };
}
