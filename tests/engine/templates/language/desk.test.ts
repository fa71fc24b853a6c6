import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noTicks } from '#shared/words/draft.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import { aDesk, until, type DeskUnderTest } from '#tests/makers/a-desk.ts';
import { bombs } from './hostile/bombs.ts';
import { aFillIn } from './hostile/a-job.ts';

let desk: DeskUnderTest;
let question: QuestionRow;
beforeAll(async () => {
  desk = await aDesk({ settings: { localePack: 'GB' } });
  const page = await until(desk.client.queue.page({ filter: {}, sort: 'oldest', offset: 0, limit: 1 }), ({ rows }) => rows.length > 0, 'a question', 60_000);
  if (page.rows[0]) [question] = [page.rows[0]];
}, 90_000);
afterAll(() => desk.close());

const content = (body: string, more: Partial<TemplateContent> = {}): TemplateContent => ({ title: 'Tried', body, aliases: [], communities: ['*'], tags: [], fillIns: [], disclaimerIds: [], sources: [], whenToUse: '', notFor: '', placement: 'bottom', suggestedLevel: '', ...more });
const preview = (words: TemplateContent, answers: Record<string, string> = {}) => desk.client.library.preview({ kind: 'answer', content: words, questionId: question.id, ticks: noTicks, answers });
const troubleOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: { data?: unknown }) => error.data);

describe('a whole desk', () => {
  it('renders words for a real question on the other thread', async () => {
    const words = content('About {{ question.title }}: {% if fill.see %}call {{ emergency.number }}. {% endif %}{{ fill.line }}', { fillIns: [aFillIn('see', { kind: 'tick' }), aFillIn('line')] });
    expect(await preview(words)).toMatchObject({ text: expect.stringMatching(/^About .+: \[\[The line\]\]$/), fields: [{ key: 'see' }, { key: 'line' }] });
    expect((await preview(words, { see: 'yes', line: 'Done.' })).text).toMatch(/^About .+: call 999\. Done\.$/);
  });

  it('refuses a bomb with a trouble that names it, and goes on', async () => {
    for (const name of ['loops in loops', 'doubling by capture', 'a condition without end']) {
      const body = bombs.find((bomb) => bomb.name === name)?.body ?? '';
      expect(await troubleOf(preview(content(body))), name).toMatchObject({ kind: 'template-fault', remedy: expect.any(String) });
    }
    expect((await preview(content('Hello'))).text).toBe('Hello');
  });

  it('reports what is wrong while it is written', async () => {
    expect(await desk.client.library.report({ kind: 'answer', content: content('{{ asker.nmae }}') })).toMatchObject({ faults: [{ from: 3, to: 13, severity: 'error', instead: 'asker.name' }] });
  });
});
