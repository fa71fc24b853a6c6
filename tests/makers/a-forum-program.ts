// A Discourse-shaped forum as a process of its own, beside the practice forum that Rounds brings along; `a-forum-process.ts` starts it and says what happens on it.
import { startPracticeForum } from '#electron/practice-forum/practice-forum.ts';
import { volunteer } from '#electron/practice-forum/seed/members.ts';
import { systemClock } from '#electron/system-clock.ts';
import type { ForumAsked, ForumOrder } from './a-forum-process.ts';

const asked = JSON.parse(process.argv[2] ?? '') as ForumAsked;
const forum = await startPracticeForum({ dataDir: asked.dataDir, port: 0, clock: systemClock(), log: { info: () => {}, warn: () => {}, error: () => {} }, seed: asked.isBare ? 'bare' : 'demo', rules: { title: asked.title } });

/** As somebody does with a browser of their own. */
async function as(username: string, method: 'POST' | 'PUT', at: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${forum.baseUrl}${at}`, { method, headers: { 'User-Api-Key': forum.signIn(username), 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function obey(order: ForumOrder): Promise<unknown> {
  switch (order.do) {
    case 'ask':
      return (await as('paper_lantern', 'POST', '/posts.json', { title: order.title, raw: order.text, category: 4 }))['topic_id'];
    case 'revoke-keys':
      return forum.revokeKeysOf(volunteer);
    case 'hold-next':
      return forum.moods.enqueue();
    case 'approve': {
      const waiting = await fetch(`${forum.baseUrl}/review.json`, { headers: { 'User-Api-Key': forum.signIn('tomasz_keeps_order'), Accept: 'application/json' } });
      const [first] = ((await waiting.json()) as { reviewables: { id: number; version: number }[] }).reviewables;
      if (!first) throw new Error('nothing waits for a moderator');
      return as('tomasz_keeps_order', 'PUT', `/review/${first.id}/perform/approve_post.json?version=${first.version}`, {});
    }
  }
}

process.on('message', (order: ForumOrder) => {
  obey(order).then(
    (result: unknown) => process.send?.({ result: result ?? null }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ baseUrl: forum.baseUrl });
