import { notify, notificationTypes } from '../announce.ts';
import type { Forum } from '../forum.ts';
import { bodyProblems } from '../publish.ts';
import { mustBe, type App, type Ask, type Reader } from '../reader.ts';
import { invalidAccess, invalidParameters, notFound, unprocessable } from '../refusal.ts';
import { cookFacts } from '../store/posts.ts';
import { asTopic, messageListShape, messagePostShape, messageShape } from './message-shape.ts';
import { groupInbox, inbox, insertMessage, insertMessagePost, isInGroup, mayRead, messageById, messageMembers, messagePosts, recipientsOf, sentBy, type MessagePostRow, type MessageRow, type Page } from './messages.ts';

const perPage = 30;
const cantSend = 'Sorry, you cannot send a personal message to that user.';

/** Private messages: what came, what was sent, what came to a group. Registered before topics are, whose addresses they share. */
export function messageRoutes(app: App, forum: Forum): void {
  const list = (c: Ask, path: string, read: (page: Page) => MessageRow[]): Response => {
    const reader = mustBe(c);
    const number = c.var.params.int('page') ?? 0;
    if (number < 0 || number > 1_000_000) throw invalidParameters('You supplied invalid parameters to the request: page');
    const messages = read({ number, size: perPage });
    return c.json(messageListShape(forum, messages, reader, { perPage, more: messages.length === perPage ? `${path}?page=${number + 1}` : null }));
  };
  app.get('/topics/private-messages/:name', (c) => list(c, `/topics/private-messages/${ownName(c)}`, (page) => inbox(forum.db, mustBe(c).member.id, page)));
  app.get('/topics/private-messages-sent/:name', (c) => list(c, `/topics/private-messages-sent/${ownName(c)}`, (page) => sentBy(forum.db, mustBe(c).member.id, page)));
  app.get('/topics/private-messages-group/:name/:group', (c) => {
    const name = ownName(c);
    const group = c.req.param('group').toLowerCase();
    if (!isInGroup(mustBe(c).member, group)) throw notFound();
    return list(c, `/topics/private-messages-group/${name}/${group}`, (page) => groupInbox(forum.db, group, page));
  });

  app.get('/t/:id{[0-9]+}/posts', async (c, next) => {
    const message = messageHere(forum, c, c.req.param('id'));
    if (!message) return next();
    const ids = c.var.params.list('post_ids').map(Number);
    const posts = messagePosts(forum.db, message.id);
    const shape = messageShape(forum, message, posts, posts.filter((post) => ids.length === 0 || ids.includes(post.id)), mustBe(c), { raw: c.var.params.bool('include_raw') });
    return c.json({ post_stream: { posts: (shape['post_stream'] as { posts: unknown[] }).posts }, id: message.id });
  });
  for (const path of ['/t/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}/:number{[0-9]+}'] as const) {
    app.get(path, async (c, next) => {
      const message = messageHere(forum, c, c.req.param('id'));
      if (!message) return next();
      const posts = messagePosts(forum.db, message.id);
      return c.json(messageShape(forum, message, posts, posts.slice(-20), mustBe(c), { raw: c.var.params.bool('include_raw') }));
    });
  }
}

/** The message of this number, where it is one; null: it is none. Throws a Refusal for whoever it is not for. */
export function messageHere(forum: Forum, c: Ask, id: string): MessageRow | null {
  const message = id.length < 16 ? messageById(forum.db, Number(id)) : undefined;
  if (!message) return null;
  if (!mayRead(forum.db, message, c.var.reader?.member ?? null)) throw c.var.reader ? invalidAccess() : notFound();
  return message;
}

/** One's own mail only: whose name stands in the address must be whose key came with it. */
function ownName(c: Ask): string {
  const { member } = mustBe(c);
  if (c.req.param('name')?.toLowerCase() !== member.username.toLowerCase()) throw invalidAccess();
  return member.username;
}

/** Sends a new message; inside the transaction of the request. */
export function sendMessage(forum: Forum, c: Ask, reader: Reader, raw: string): Response {
  const title = c.var.params.text('title')?.replace(/\s+/g, ' ').trim() ?? '';
  const names = (c.var.params.text('target_recipients') ?? c.var.params.text('target_usernames') ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (!forum.rules.messages || reader.member.trust_level < 1) throw invalidAccess('You are not permitted to send personal messages.');
  const to = recipientsOf(forum.db, names);
  const problems = [...(title.length < 2 ? ['Title is too short (minimum is 2 characters)'] : []), ...(title.length > forum.rules.maxTitleLength ? [`Title is too long (maximum is ${forum.rules.maxTitleLength} characters)`] : []), ...bodyProblems(forum, raw, 10)];
  if (names.length === 0) problems.push('You must select a valid user');
  else if (!to) problems.push(cantSend);
  if (problems.length > 0 || !to) throw unprocessable(problems, { action: 'create_post' });
  const { message, post } = insertMessage(forum.db, { title, memberId: reader.member.id, raw, cooked: forum.cook(raw, cookFacts(forum.db)), now: forum.clock.now(), to });
  return sent(forum, c, reader, message, post);
}

/** Answers in a message; inside the transaction of the request. */
export function replyToMessage(forum: Forum, c: Ask, reader: Reader, message: MessageRow, raw: string): Response {
  const problems = bodyProblems(forum, raw, 10);
  if (problems.length > 0) throw unprocessable(problems, { action: 'create_post' });
  return sent(forum, c, reader, message, insertMessagePost(forum.db, message, { memberId: reader.member.id, raw, cooked: forum.cook(raw, cookFacts(forum.db)), now: forum.clock.now() }));
}

function sent(forum: Forum, c: Ask, reader: Reader, message: MessageRow, post: MessagePostRow): Response {
  const topic = asTopic(message, [post]);
  for (const id of messageMembers(forum.db, message.id)) {
    if (id !== reader.member.id) notify(forum, id, notificationTypes.private_message, topic, post.number, { display_username: reader.member.username });
  }
  const shape = { ...messagePostShape(forum, message, post, reader), draft_sequence: 0 };
  return c.json(c.var.params.bool('nested_post') ? { action: 'create_post', success: true, post: shape } : shape);
}
