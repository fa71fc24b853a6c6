import { describe, expect, it } from 'vitest';
import { actionHtml } from '#electron/engine/forums/discourse/action-words.ts';
import { aDesk, until } from '#tests/makers/a-desk.ts';

describe('what the forum did by itself', () => {
  it('is said in words where Discourse sends a code', () => {
    expect(actionHtml('closed.enabled')).toBe('<p>closed this question</p>');
  });

  it('stays silent for a code nobody knows, however it is spelt', () => {
    for (const code of ['', null, undefined, 'new.code', '__proto__', 'constructor', '<script>']) expect(actionHtml(code)).toBe('');
  });

  it('reaches the thread from the practice forum', async () => {
    const desk = await aDesk();
    try {
      const { rows } = await until(desk.client.queue.page({ filter: { text: 'brown patches' }, sort: 'oldest', offset: 0, limit: 10 }), ({ total }) => total > 0, 'the question');
      const hasAction = (posts: readonly { kind: string }[] | undefined): boolean => posts?.some(({ kind }) => kind === 'small-action') ?? false;
      const thread = await until(desk.client.threads.open({ questionId: rows[0]!.id }), (known) => hasAction(known?.posts), 'the small action');
      expect(thread?.posts.find(({ kind }) => kind === 'small-action')?.html).toBe('<p>changed the tags</p>');
    } finally {
      await desk.close();
    }
  });
});
