import type { Forum } from '../../forum.ts';
import type { App, Ask } from '../../reader.ts';
import { notFound } from '../../refusal.ts';
import { visiblePosts } from '../../store/posts.ts';
import type { PostRow, TopicRow } from '../../store/rows.ts';
import { topicById } from '../../store/topics.ts';
import { postShapes } from '../../wire/post.ts';
import { chunkSize, topicShape } from '../../wire/topic.ts';

/** Reading one topic. */
export function topicRoutes(app: App, forum: Forum): void {
  app.get('/t/:id{[0-9]+}/posts', (c) => {
    const topic = topicOr404(forum, c.req.param('id'));
    const posts = visiblePosts(forum.db, topic, c.var.reader?.member ?? null);
    const asked = c.var.params.list('post_ids').map(Number);
    const after = c.var.params.int('post_number');
    const shown = asked.length > 0 ? posts.filter((post) => asked.includes(post.id)) : windowAround(posts, after, c.var.params.bool('asc') ? 'after' : 'around');
    return c.json({
      post_stream: { posts: postShapes(forum, topic, shown.slice(0, 200), c.var.reader, { raw: c.var.params.bool('include_raw') }) },
      id: topic.id,
      ...(c.var.params.bool('include_suggested') ? { suggested_topics: [] } : {}),
    });
  });
  app.get('/t/:id{[0-9]+}/post_ids', (c) => {
    const topic = topicOr404(forum, c.req.param('id'));
    const number = c.var.params.int('post_number') ?? 0;
    return c.json({ post_ids: visiblePosts(forum.db, topic, c.var.reader?.member ?? null).filter((post) => post.number > number).slice(0, 100).map((post) => post.id) });
  });
  app.get('/t/:id{[0-9]+}', (c) => show(forum, c, topicOr404(forum, c.req.param('id')), null));
  app.get('/t/:id{[0-9]+}/:number{[0-9]+}', (c) => show(forum, c, topicOr404(forum, c.req.param('id')), Number(c.req.param('number'))));
  for (const path of ['/t/:slug/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}/:number{[0-9]+}'] as const) {
    app.get(path, (c) => {
      const topic = topicOr404(forum, c.req.param('id'));
      const { slug, number } = c.req.param() as { slug: string; number?: string };
      if (slug !== '-' && slug !== topic.slug) return c.redirect(`/t/${topic.slug}/${topic.id}${number ? `/${number}` : ''}.json${new URL(c.req.url).search}`, 301);
      return show(forum, c, topic, number ? Number(number) : null);
    });
  }
}

/** Throws a 404 Refusal for a topic that is not there, is deleted or has no such number. */
export function topicOr404(forum: Forum, id: string): TopicRow {
  const topic = id.length < 16 ? topicById(forum.db, Number(id)) : undefined;
  if (!topic) throw notFound();
  return topic;
}

function show(forum: Forum, c: Ask, topic: TopicRow, number: number | null): Response {
  const { params, reader } = c.var;
  const posts = visiblePosts(forum.db, topic, reader?.member ?? null);
  const page = params.int('page');
  const around = params.int('post_number') ?? number;
  const size = params.bool('print') ? 1_000 : chunkSize;
  if (page !== null && page > 1 && (page - 1) * size >= posts.length) throw notFound();
  const shown = page === null ? windowAround(posts, around, 'around') : posts.slice(Math.max(0, page - 1) * size, Math.max(1, page) * size);
  forum.views.see(topic.id);
  return c.json(topicShape(forum, topic, posts, shown, reader, { raw: params.bool('include_raw') }));
}

/** The twenty posts around a number; the last ones when it lies beyond the end. */
function windowAround(posts: readonly PostRow[], number: number | null, how: 'around' | 'after'): PostRow[] {
  if (number === null) return posts.slice(0, chunkSize);
  if (how === 'after') return posts.filter((post) => post.number > number).slice(0, chunkSize);
  const at = posts.findIndex((post) => post.number >= number);
  const middle = at === -1 ? posts.length - 1 : at;
  const start = Math.max(0, Math.min(middle - 5, posts.length - chunkSize));
  return posts.slice(start, start + chunkSize);
}
