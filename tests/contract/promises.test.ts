import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { queuePage, queueSummary } from '#shared/contract/queue.ts';
import { deskStatus } from '#shared/words/desk.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId, questionId } from '#shared/words/ids.ts';
import { thread } from '#shared/words/question.ts';
import { disclaimerBlock } from '#shared/words/template.ts';
import { trouble } from '#shared/words/trouble.ts';
import { aDesk, until } from '#tests/makers/a-desk.ts';
import { links, type OpenLink } from './links.ts';

const everything = { filter: {}, sort: 'oldest', offset: 0, limit: 50 } as const;

for (const [how, open] of links) {
  describe(`the contract, ${how}`, () => {
    let desk: Awaited<ReturnType<typeof aDesk>>;
    let link: OpenLink;
    beforeAll(async () => {
      desk = await aDesk();
      link = await open(desk.engine);
      await until(link.client.queue.summary(), ({ waiting }) => waiting >= 40, 'forty waiting questions');
    });
    afterAll(async () => {
      await link.close();
      await desk.close();
    });

    it('answers queries in the shapes it names', async () => {
      queueSummary.parse(await until(link.client.queue.summary(), () => true));
      const page = queuePage.parse(await until(link.client.queue.page(everything), () => true));
      expect(page.rows.length).toBe(Math.min(50, page.total));
      deskStatus.parse(await until(link.client.desk.status(), () => true));
      const first = page.rows[0];
      const seen = await until(link.client.threads.open({ questionId: first!.id }), (value) => value !== null);
      expect(thread.parse(seen).question.title).toBe(first!.title);
    });

    it('carries nothing that JSON cannot', async () => {
      const page = await until(link.client.queue.page(everything), () => true);
      expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    });

    it('pushes a change to whoever watches', async () => {
      const { rows } = await until(link.client.queue.page(everything), ({ total }) => total > 0);
      const { id } = rows[1]!;
      const draftList = await link.client.drafts.list();
      const heard = until(draftList, (list) => list.some((row) => row.questionId === id), 'the draft in the list');
      const draft = await link.client.drafts.open({ questionId: id });
      await link.client.drafts.save({ questionId: id, rev: draft.rev, content: { ...emptyDraft, text: 'A beginning.' } });
      expect((await heard).find((row) => row.questionId === id)?.words).toBe(2);
    });

    it('carries what a policy asks for with the next answer, and tells whoever is writing one', async () => {
      const { rows } = await until(link.client.queue.page(everything), ({ total }) => total > 0);
      const { id } = rows[0]!;
      const list = await until(link.client.policies.list(), (known) => known.length > 0);
      const before = await link.client.disclaimers.forAnswer({ questionId: id, content: emptyDraft });
      const spare = before.items.find(({ isAttached, isForbidden }) => !isAttached && !isForbidden)!;
      const mine = { ...list[0]!, id: randomUUID(), title: 'Here and now', disclaimerId: spare.id, rule: 'must' as const, when: { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] }, position: -1, rev: 0 };
      const changes = (await link.client.disclaimers.changes())[Symbol.asyncIterator]();
      const turn = async (): Promise<number> => {
        const next = await changes.next();
        return next.done ? Number.NaN : next.value.at;
      };
      const now = await turn();
      expect((await link.client.policies.touches(mine)).added).toBeGreaterThan(0);
      const { rev } = await link.client.policies.save(mine);
      expect(await turn()).toBeGreaterThan(now);
      await changes.return?.();
      const after = disclaimerBlock.parse(await link.client.disclaimers.forAnswer({ questionId: id, content: emptyDraft }));
      expect(after.items.find((item) => item.id === spare.id)).toMatchObject({ isAttached: true, isRequired: true });
      await expect(link.client.policies.save(mine)).rejects.toMatchObject({ data: { kind: 'template-conflict', rev } });
      await link.client.policies.remove({ id: mine.id, rev });
    });

    it('changes an emergency number for the next answer, and refuses one that is no plain text', async () => {
      const pack = (await until(link.client.localePacks.list(), (known) => known.length > 0)).find(({ code }) => code === 'US')!;
      const withEmergency = (say: string) => ({ ...pack, numbers: { ...pack.numbers, emergency: { say, checkedOn: null, source: '' } } });
      await expect(link.client.localePacks.save(withEmergency('<b>911</b>'))).rejects.toMatchObject({ data: { kind: 'refused' } });
      const { rev } = await link.client.localePacks.save(withEmergency('119'));
      const { rows } = await until(link.client.queue.page(everything), ({ total }) => total > 0);
      const block = await link.client.disclaimers.forAnswer({ questionId: rows[0]!.id, content: { ...emptyDraft, disclaimers: { added: ['d-emergency'], removed: [] } } });
      expect(block.top).toContain('119');
      await link.client.localePacks.reset({ code: 'US', rev });
    });

    it('stops watching when the asker goes away', async () => {
      const stream = await link.client.queue.summary();
      const iterator = stream[Symbol.asyncIterator]();
      await iterator.next();
      await iterator.return?.();
      expect(await iterator.next()).toMatchObject({ done: true });
    });

    it('turns a Trouble into plain data with its remedy', async () => {
      const id = commandId.parse(randomUUID());
      const error = await link.client.outbox.takeBack({ id }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ORPCError);
      expect((error as ORPCError<string, unknown>).code).toBe('TROUBLE');
      expect(trouble.parse((error as ORPCError<string, unknown>).data)).toMatchObject({ kind: 'not-found', remedy: expect.any(String) });
    });

    it('refuses what does not fit and goes on', async () => {
      const { rows } = await until(link.client.queue.page(everything), ({ total }) => total > 0);
      const { id } = rows[0]!;
      const tooLong = { questionId: id, rev: 0, content: { ...emptyDraft, text: 'x'.repeat(64_001) } };
      await expect(link.client.drafts.save(tooLong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(link.client.threads.markSeen({ questionId: 'x' as never, number: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      expect(await until(link.client.queue.summary(), () => true)).toMatchObject({ waiting: expect.any(Number) });
    });

    it('says nothing is there for a question it does not know', async () => {
      const unknown = questionId.parse('practice:999999999');
      expect(await until(link.client.threads.open({ questionId: unknown }), () => true)).toBeNull();
      await expect(link.client.drafts.open({ questionId: unknown })).rejects.toMatchObject({ data: { kind: 'not-found' } });
    });

    it('turns a throw nobody foresaw into a sentence, and keeps its stack to itself', async () => {
      const other = await aDesk();
      const through = await open(other.engine);
      await other.close();
      const error = await through.client.drafts.open({ questionId: questionId.parse('practice:1') }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'TROUBLE', data: { kind: 'unexpected', say: expect.stringContaining('Nothing was lost'), remedy: 'retry' } });
      expect(JSON.stringify(error)).not.toMatch(/database|\.ts|at /);
      expect(other.ports.log.lines.some((line) => line.includes('unexpected') && line.includes('drafts.open'))).toBe(true);
      await through.close();
    });

    it('takes the same command twice as one', async () => {
      const { rows } = await until(link.client.queue.page(everything), ({ total }) => total > 0);
      const { id: question } = rows[2]!;
      const id = commandId.parse(randomUUID());
      const content = { ...emptyDraft, text: 'Thank you for asking. Please let a doctor or a nurse look at it this week.' };
      const first = await link.client.answers.send({ commandId: id, questionId: question, content });
      const second = await link.client.answers.send({ commandId: id, questionId: question, content });
      expect(second.id).toBe(first.id);
      const list = await until(link.client.outbox.list(), (items) => items.some((item) => item.id === id));
      expect(list.filter((item) => item.questionId === question)).toHaveLength(1);
      await link.client.outbox.takeBack({ id });
    });
  });
}

describe('the contract', () => {
  it('can fail in one way only', () => {
    const procedures = Object.values(contract).flatMap((room) => Object.entries(room));
    expect(procedures.length).toBeGreaterThan(20);
    for (const [name, procedure] of procedures) {
      expect(Object.keys(procedure['~orpc'].errorMap), name).toEqual(['TROUBLE']);
    }
  });
});
