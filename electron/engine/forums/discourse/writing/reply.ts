import { ForumTrouble, type Outcome, type Reply } from '../../forum.ts';
import type { ForumHttp, Heard } from '../../http.ts';
import { isSignedOut } from '../signed-out.ts';
import { created, createdEnvelope, enqueued, refusal, siteSettings, topicView } from '../wire/wire.ts';

/** Posts an answer once and says what became of it. What is not certain is `lost`; it never throws. */
export function createReply(http: ForumHttp): (reply: Reply) => Promise<Outcome> {
  return async (reply) => {
    const sent = await http.post(http.url('posts.json'), {
      raw: reply.raw,
      topic_id: reply.topicId,
      archetype: 'regular',
      // Without it, an answer that waits for a moderator looks like one that stands.
      nested_post: true,
      // None at all counts as typed in no time, and silences new accounts.
      typing_duration_msecs: Math.max(0, Math.round(reply.typingMs)),
      composer_open_duration_msecs: Math.max(0, Math.round(reply.openMs)),
      draft_key: `topic_${reply.topicId}`,
    });
    if (sent.kind !== 'heard') return sent;
    return sent.status === 200 ? arrived(sent, reply) : refused(http, sent, reply);
  };
}

/** A 200 counts only when it names a post of this very topic. */
function arrived({ json }: Heard, reply: Reply): Outcome {
  const held = enqueued.safeParse(json);
  if (held.success) return { kind: 'in-review', reviewId: held.data.pending_post?.id ?? null, say: held.data.message ?? '' };
  const envelope = createdEnvelope.safeParse(json);
  const bare = created.safeParse(json);
  const post = envelope.success ? envelope.data.post : bare.success ? bare.data : null;
  if (post?.topic_id === reply.topicId) return { kind: 'posted', postId: post.id, number: post.post_number };
  return { kind: 'lost', detail: 'the answer to the answer was not the forum’s' };
}

async function refused(http: ForumHttp, { status, json }: Heard, reply: Reply): Promise<Outcome> {
  const said = refusal.safeParse(json);
  // The forum speaks JSON. A page in its place came from something between us, which may have passed our words on.
  if (!said.success) return status === 413 ? { kind: 'refused', why: 'too-long', status, reasons: [] } : { kind: 'lost', detail: `status ${status}` };
  const reasons = said.data.errors.map((reason) => reason.slice(0, 500)).slice(0, 10);
  const no = (why: Extract<Outcome, { kind: 'refused' }>['why']): Outcome => ({ kind: 'refused', why, status, reasons });
  // Read-only mode is decided before anything is written.
  if (status === 503 && said.data.error_type === 'read_only') return { kind: 'slow-down', waitMs: 30_000, isWholeForum: true };
  if (status === 404 || status === 410) return no('gone');
  if (status === 401 || status === 403) return (await isSignedOut(http)) ? { kind: 'signed-out' } : no((await whyShut(http, reply.topicId)) ?? 'forbidden');
  if (status === 422) return no((await whyLength(http, reply.raw)) ?? (await whyShut(http, reply.topicId)) ?? 'similar');
  if (status >= 400 && status < 500 && status !== 408) return no('other');
  return { kind: 'lost', detail: `status ${status}` };
}

/** The forum's sentences are in the person's language; its limits are numbers. */
async function whyLength(http: ForumHttp, raw: string): Promise<'too-short' | 'too-long' | null> {
  const limits = siteSettings.safeParse(await http.get(http.url('site/settings.json'), { isForPerson: true }).catch(() => null));
  if (!limits.success) return null;
  // Neither markup that does not show nor the space around the text counts on the forum.
  const length = [...raw.replace(/<!--.*?-->/gs, '').trim()].length;
  if (length < limits.data.min_post_length) return 'too-short';
  return [...raw.trim()].length > limits.data.max_post_length ? 'too-long' : null;
}

async function whyShut(http: ForumHttp, topicId: number): Promise<'closed' | 'gone' | null> {
  try {
    const topic = topicView.safeParse(await http.get(http.url(`t/${topicId}.json`), { isForPerson: true }));
    if (!topic.success) return null;
    if (typeof topic.data.deleted_at === 'number') return 'gone';
    return topic.data.closed || topic.data.archived ? 'closed' : null;
  } catch (error) {
    return error instanceof ForumTrouble && error.kind === 'gone' ? 'gone' : null;
  }
}
