import { createRouterClient, ORPCError, type Router } from '@orpc/server';
import { aDeskOver, type Desk } from '#renderer/link/desk.tsx';
import { findMarks, leaveOutOptional } from '#shared/answers/blanks.ts';
import { countWords } from '#shared/answers/count-words.ts';
import { whatStops } from '#shared/checks/check-answer.ts';
import { inTheWay } from '#shared/checks/waived.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { QueueFilter, QueueSort } from '#shared/contract/queue.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import type { CheckFacts } from '#shared/words/finding.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { rankOf } from '#shared/words/level.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { DisclaimerBlock } from '#shared/words/template.ts';
import { samePage } from '#shared/resources/address.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { aFakeExchange } from './fake/a-fake-exchange.ts';
import { aFakeAmends } from './fake/a-fake-amends.ts';
import { aFakeAccounts } from './fake/a-fake-accounts.ts';
import { aFakeAnswerers } from './fake/a-fake-answerers.ts';
import { aFakeFollowUps } from './fake/a-fake-follow-ups.ts';
import { aFakeLibrary } from './fake/a-fake-library.ts';
import { aFakePolicies, fakeDisclaimerRows, turnOf } from './fake/a-fake-policies.ts';
import { aFakeTeam } from './fake/a-fake-team.ts';
import { aFakeTriage } from './fake/a-fake-triage.ts';
import { fakeOs, type FakeParts } from './fake/parts.ts';
import { aFakeWorld, anOutboxItem, type FakeWorld } from './a-fake-world.ts';

export interface FakeDesk {
  /** For a link that carries it to a window. */
  router: Router<Contract, Record<never, never>>;
  desk: Desk;
  world: FakeWorld;
  calls: { path: string; input: unknown }[];
  callsOf(path: string): unknown[];
  /** Writes into the world and tells every live query. */
  change(write: (known: FakeWorld) => void): void;
  failNext(path: string, trouble: Trouble): void;
  holdNext(path: string): () => void;
  /** The forum took the answer: it stands in the thread and the question leaves the queue. */
  deliver(questionId: QuestionId): void;
}

/** One transparent pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/**
 * The contract kept in memory, for screens without an engine. What it refuses it refuses in the engine's own Troubles.
 * `failNext` makes the next call of one procedure fail, `holdNext` makes it wait for the release it returns.
 */
export function aFakeDesk(world: FakeWorld = aFakeWorld()): FakeDesk {
  const watchers = new Set<() => void>();
  const calls: { path: string; input: unknown }[] = [];
  const failures = new Map<string, Trouble>();
  const holds = new Map<string, Promise<void>>();

  const tell = (): void => {
    for (const wake of watchers) wake();
  };
  const fail = (data: Trouble): ORPCError<'TROUBLE', Trouble> => new ORPCError('TROUBLE', { defined: true, data });
  const notFound = (what: string) => fail({ kind: 'not-found', what, say: `Rounds does not know this ${what}.`, remedy: 'none' });

  async function* watch<T>(ask: () => T, signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    let before: string | undefined;
    let wake = (): void => {};
    const hear = (): void => wake();
    watchers.add(hear);
    signal?.addEventListener('abort', hear);
    try {
      while (!signal?.aborted) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const answer = structuredClone(ask());
        const now = JSON.stringify(answer);
        if (now !== before) yield answer;
        before = now;
        if (!signal?.aborted) await changed;
      }
    } finally {
      watchers.delete(hear);
    }
  }

  const threadOf = (id: QuestionId) => {
    const thread = world.threads.get(id);
    if (!thread) throw notFound('question');
    return thread;
  };
  const rowOf = (row: QuestionRow): QuestionRow => ({
    ...row,
    hasDraft: (world.drafts.get(row.id)?.text ?? '') !== '',
    inOutbox: world.outbox.some((item) => item.questionId === row.id && !['sent', 'withdrawn'].includes(item.state)),
  });
  const waiting = (): QuestionRow[] =>
    [...world.threads.values()].filter((thread) => thread.state === 'open' && !thread.isAnswered).map((thread) => rowOf(thread.question));
  const inOrder = (filter: QueueFilter, sort: QueueSort): QuestionRow[] =>
    waiting()
      .filter((row) => filter.accountId === undefined || row.id.startsWith(`${filter.accountId}:`))
      .filter((row) => filter.communityId === undefined || row.community.id === filter.communityId)
      .filter((row) => !filter.text || `${row.title} ${row.excerpt}`.toLowerCase().includes(filter.text.toLowerCase()))
      .toSorted((a, b) => (sort === 'level' ? rankOf(b.level) - rankOf(a.level) : 0) || (sort === 'newest' ? b.askedAt - a.askedAt : a.askedAt - b.askedAt));
  const blockFor = (content: DraftContent): DisclaimerBlock => {
    const items = world.disclaimers.map((item) => ({
      ...item,
      isAttached: !item.isForbidden && (item.isAttached || content.disclaimers.added.includes(item.id)) && (item.isRequired || !content.disclaimers.removed.includes(item.id)),
      language: item.languages.find((language) => language === content.disclaimers.languages?.[item.id]) ?? item.language,
    }));
    const side = (placement: 'top' | 'bottom') => items.filter((item) => item.isAttached && item.placement === placement).map((item) => item.body).join('\n\n');
    return { top: side('top'), bottom: side('bottom'), items, ...(world.askerLanguage === null ? {} : { askerLanguage: world.askerLanguage }) };
  };
  const whole = (content: DraftContent): string => {
    const block = blockFor(content);
    return [block.top, content.text, block.bottom].filter((part) => part !== '').join('\n\n');
  };
  const factsOf = (questionId: QuestionId): CheckFacts | null => {
    const thread = world.threads.get(questionId);
    if (!thread) return null;
    const bodyText = thread.posts.filter((post) => post.isAsker).map((post) => post.html.replace(/<[^>]*>/g, ' ')).join('\n');
    return { question: { title: thread.question.title, bodyText }, kind: 'answer', pictures: thread.question.pictures, isClinician: world.settings.volunteer.isClinician === true, allowedNumbers: world.packs.flatMap((pack) => Object.values(pack.numbers).map((one) => one.say)), resources: world.resources.map(({ url }) => samePage(url)) };
  };
  const itemOf = (id: string) => {
    const item = world.outbox.find((known) => known.id === id);
    if (!item) throw notFound('answer');
    return item;
  };

  const parts: FakeParts = { world, tell, watch, fail, notFound };
  const os = fakeOs(async (path, input) => {
    const name = path.join('.');
    calls.push({ path: name, input });
    const hold = holds.get(name);
    holds.delete(name);
    if (hold) await hold;
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw fail(failure);
  });

  const router = os.router({
    desk: {
      status: os.desk.status.handler(({ signal }) =>
        watch(
          () => ({
            ...world.status,
            waiting: waiting().length,
            toReview: world.looks.filter(({ mayJudge, state }) => mayJudge && state === 'asked').length,
            toSort: waiting().filter(({ isSorted }) => !isSorted).length,
            drafts: [...world.drafts.values()].filter((draft) => draft.text !== '').length,
            followUps: { asleep: world.followUps.filter(({ back }) => back === null).length, back: world.followUps.filter(({ back }) => back !== null).length },
            outbox: {
              underway: world.outbox.filter((item) => ['held', 'waiting', 'sending', 'checking', 'in-review'].includes(item.state)).length,
              needsYou: world.outbox.filter((item) => item.state === 'needs-you').length,
            },
          }),
          signal,
        ),
      ),
      syncNow: os.desk.syncNow.handler(() => ({})),
    },
    queue: {
      summary: os.queue.summary.handler(({ signal }) =>
        watch(() => {
          const rows = waiting();
          return {
            waiting: rows.length,
            oldestAskedAt: rows.length === 0 ? null : Math.min(...rows.map((row) => row.askedAt)),
            communities: world.communities.map((known) => ({ ...known, waiting: rows.filter((row) => row.community.id === known.id).length })),
          };
        }, signal),
      ),
      page: os.queue.page.handler(({ input: { filter, sort, offset, limit }, signal }) =>
        watch(() => {
          const rows = inOrder(filter, sort);
          return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
        }, signal),
      ),
      next: os.queue.next.handler(({ input: { filter, sort, afterId } }) => {
        const rows = inOrder(filter, sort);
        const at = rows.findIndex((row) => row.id === afterId);
        if (at !== -1) return rows[at + 1] ?? rows[at - 1] ?? null;
        const gone = world.threads.get(afterId as QuestionId)?.question;
        if (!gone) return rows[0] ?? null;
        return rows.find((row) => (sort === 'oldest' ? row.askedAt >= gone.askedAt : row.askedAt <= gone.askedAt)) ?? rows.at(-1) ?? null;
      }),
    },
    threads: {
      open: os.threads.open.handler(({ input, signal }) =>
        watch(() => {
          const thread = world.threads.get(input.questionId);
          return thread ? { ...thread, question: rowOf(thread.question) } : null;
        }, signal),
      ),
      markSeen: os.threads.markSeen.handler(({ input }) => {
        for (const post of threadOf(input.questionId).posts) if (post.number <= input.number) post.isNew = false;
        tell();
        return {};
      }),
      picture: os.threads.picture.handler(() => ({ mime: 'image/png' as const, base64: pixel })),
    },
    drafts: {
      open: os.drafts.open.handler(({ input }) => world.drafts.get(input.questionId) ?? { ...emptyDraft, questionId: input.questionId, rev: 0, savedAt: Date.now() }),
      save: os.drafts.save.handler(({ input: { questionId, rev, content } }) => {
        const known = world.drafts.get(questionId)?.rev ?? 0;
        if (rev < known) throw fail({ kind: 'draft-conflict', rev: known, say: 'This draft was saved in another window.', remedy: 'reload' });
        const saved = { ...content, questionId, rev: known + 1, savedAt: Date.now() };
        world.drafts.set(questionId, saved);
        tell();
        return { rev: saved.rev, savedAt: saved.savedAt };
      }),
      discard: os.drafts.discard.handler(({ input }) => {
        const draft = world.drafts.get(input.questionId);
        if (draft) world.discarded.set(input.questionId, draft);
        world.drafts.delete(input.questionId);
        tell();
        return {};
      }),
      restore: os.drafts.restore.handler(({ input }) => {
        const draft = world.discarded.get(input.questionId);
        if (!draft) throw notFound('draft');
        world.drafts.set(input.questionId, draft);
        tell();
        return draft;
      }),
      list: os.drafts.list.handler(({ signal }) =>
        watch(
          () =>
            [...world.drafts.values()]
              .filter((draft) => draft.text !== '')
              .toSorted((a, b) => b.savedAt - a.savedAt)
              .map((draft) => ({
                questionId: draft.questionId,
                title: threadOf(draft.questionId).question.title,
                community: threadOf(draft.questionId).question.community.name,
                excerpt: draft.text.slice(0, 200),
                words: countWords(draft.text),
                blanksLeft: findMarks(draft.text, draft.blanks).length,
                savedAt: draft.savedAt,
                isWaiting: !threadOf(draft.questionId).isAnswered,
              })),
          signal,
        ),
      ),
      change: os.drafts.change.handler(({ input, signal }) => watch(() => world.changes.get(input.questionId) ?? null, signal)),
      acknowledge: os.drafts.acknowledge.handler(({ input }) => {
        world.changes.delete(input.questionId);
        tell();
        return {};
      }),
    },
    answers: {
      send: os.answers.send.handler(({ input: { commandId, questionId, content } }) => {
        const row = threadOf(questionId).question;
        const known = world.outbox.find((item) => item.id === commandId);
        if (known) return { id: known.id, goesAt: known.goesAt ?? known.createdAt };
        const left = findMarks(content.text, content.blanks);
        const required = left.filter((mark) => mark.blank?.isRequired !== false);
        if (required.length > 0) {
          throw fail({
            kind: 'blanks-left',
            labels: required.filter((mark) => mark.blank !== null).map((mark) => mark.label),
            marks: required.filter((mark) => mark.blank === null).map((mark) => mark.label),
            optional: left.filter((mark) => mark.blank?.isRequired === false).map((mark) => mark.label),
            say: 'Some fill-ins are still empty.',
            remedy: 'fill-blanks',
          });
        }
        if (countWords(content.text) < 3) throw fail({ kind: 'too-short', least: 20, say: 'The forum wants at least 20 characters.', remedy: 'edit' });
        const facts = factsOf(questionId);
        const findings = facts ? inTheWay(whatStops({ ...facts, text: content.text, blanks: content.blanks, disclaimers: blockFor(content).items.filter((item) => item.isAttached) }), content.waivers) : [];
        if (findings.length > 0) throw fail({ kind: 'findings', findings, say: findings[0]?.say ?? '', remedy: 'edit' });
        const change = world.changes.get(questionId);
        if (change) throw fail({ kind: 'thread-changed', change, say: 'The thread changed since you began.', remedy: 'read-change' });
        const body = whole({ ...content, text: leaveOutOptional(content.text, content.blanks) });
        const goesAt = Date.now() + world.settings.holdSeconds * 1_000;
        world.outbox.unshift(anOutboxItem(row, { id: commandId, body, excerpt: body.slice(0, 200), goesAt }));
        const draft = world.drafts.get(questionId);
        if (draft) world.discarded.set(questionId, draft);
        world.drafts.delete(questionId);
        tell();
        return { id: commandId, goesAt };
      }),
      preview: os.answers.preview.handler(({ input }) => ({ markdown: whole(input.content) })),
      checkFacts: os.answers.checkFacts.handler(({ input, signal }) => watch(() => factsOf(input.questionId), signal)),
    },
    pictures: { attach: os.pictures.attach.handler(({ input }) => ({ markdown: `![${input.alt}|8x4](upload://abc.jpg)` })) },
    outbox: {
      list: os.outbox.list.handler(({ signal }) => watch(() => world.outbox, signal)),
      ofQuestion: os.outbox.ofQuestion.handler(({ input, signal }) => watch(() => world.outbox.find((item) => item.questionId === input.questionId) ?? null, signal)),
      takeBack: os.outbox.takeBack.handler(({ input }) => {
        const item = itemOf(input.id);
        if (!['held', 'waiting', 'needs-you'].includes(item.state)) throw fail({ kind: 'too-late', say: 'It has already left for the forum.', remedy: 'none' });
        Object.assign(item, { state: 'withdrawn', reason: 'You took it back.', goesAt: null });
        const draft = world.discarded.get(item.questionId) ?? { ...emptyDraft, text: item.body, questionId: item.questionId, rev: 0, savedAt: Date.now() };
        world.drafts.set(item.questionId, { ...draft, rev: draft.rev + 1 });
        tell();
        return { questionId: item.questionId };
      }),
      retry: os.outbox.retry.handler(({ input }) => {
        Object.assign(itemOf(input.id), { state: 'waiting', reason: 'In line again.', trouble: null, change: null });
        tell();
        return {};
      }),
      deleteTwins: os.outbox.deleteTwins.handler(({ input }) => {
        Object.assign(itemOf(input.id), { reason: 'Stands on the forum.', trouble: null });
        tell();
        return {};
      }),
      sendNow: os.outbox.sendNow.handler(({ input }) => {
        Object.assign(itemOf(input.id), { state: 'sending', reason: 'On its way.', goesAt: null });
        tell();
        return {};
      }),
    },
    templates: {
      find: os.templates.find.handler(({ input }) => world.offers.filter((offer) => `${offer.title} ${offer.tags.join(' ')}`.toLowerCase().includes(input.text.toLowerCase()))),
      fill: os.templates.fill.handler(({ input }) => {
        const filled = world.renders.get(input.templateId)?.(input.answers) ?? world.filled.get(input.templateId);
        if (!filled) throw notFound('template');
        return filled;
      }),
      inserted: os.templates.inserted.handler(() => ({})),
      pin: os.templates.pin.handler(({ input }) => {
        for (const offer of world.offers) if (offer.id === input.templateId) offer.isPinned = input.isPinned;
        tell();
        return {};
      }),
    },
    disclaimers: {
      forAnswer: os.disclaimers.forAnswer.handler(({ input }) => blockFor(input.content)),
      changes: os.disclaimers.changes.handler(({ signal }) => watch(turnOf(() => [world.disclaimers, world.policies, world.packs]), signal)),
      list: os.disclaimers.list.handler(({ signal }) => watch(() => fakeDisclaimerRows(world), signal)),
    },
    library: aFakeLibrary(os.library, parts),
    ...aFakePolicies(os, parts),
    exchange: aFakeExchange(os.exchange, parts),
    ...aFakeTeam(os, parts),
    ...aFakeTriage(os, parts),
    ...aFakeFollowUps(os, parts),
    ...aFakeAnswerers(os, parts),
    ...aFakeAccounts(os, parts),
    ...aFakeAmends(os, parts),
    settings: {
      current: os.settings.current.handler(({ signal }) => watch(() => world.settings, signal)),
      change: os.settings.change.handler(({ input }) => {
        world.settings = { ...world.settings, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) };
        tell();
        return world.settings;
      }),
    },
  });

  return {
    router,
    desk: aDeskOver(createRouterClient(router)),
    world,
    calls,
    callsOf: (path) => calls.filter((call) => call.path === path).map((call) => call.input),
    change(write) {
      write(world);
      tell();
    },
    failNext: (path, trouble) => void failures.set(path, trouble),
    holdNext(path) {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(path, promise);
      return resolve;
    },
    deliver(questionId) {
      for (const item of world.outbox) if (item.questionId === questionId) Object.assign(item, { state: 'sent', reason: 'It stands on the forum.', goesAt: null });
      threadOf(questionId).isAnswered = true;
      tell();
    },
  };
}
