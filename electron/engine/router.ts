import { implement, ORPCError, type Router } from '@orpc/server';
import { contract, type Contract } from '#shared/contract/contract.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import type { AmendsAcross } from './accounts/across/amends.ts';
import { amendRoutes } from './amends/amend-routes.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Answers } from './answers/answers.ts';
import type { Drafts } from './answers/drafts.ts';
import type { Disclaimers } from './disclaimers/disclaimers.ts';
import type { Packs } from './disclaimers/packs.ts';
import type { Policies } from './disclaimers/policies.ts';
import type { OutboxAcross } from './accounts/across/outbox.ts';
import type { SyncAcross } from './accounts/across/sync.ts';
import type { Live } from './live.ts';
import type { Log, SettingsFile } from './ports.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Queue } from './queue/queue.ts';
import type { Status } from './status.ts';
import type { Exchange } from './templates/exchange/exchange.ts';
import type { Library } from './templates/library/library.ts';
import type { Templates } from './templates/using/templates.ts';
import { teamworkRoutes, type TeamRooms } from './teamwork-routes.ts';
import type { Threads } from './threads/threads.ts';
import { troubleOf } from './trouble.ts';

export type EngineRouter = Router<Contract, Record<never, never>>;

/** The rooms that answer the contract. */
export interface Rooms extends TeamRooms {
  live: Live;
  log: Log;
  settings: SettingsFile;
  sync: Pick<SyncAcross, 'now'>;
  queue: Queue;
  threads: Threads;
  drafts: Drafts;
  answers: Answers;
  pictures: Pictures;
  outbox: OutboxAcross;
  amends: AmendsAcross;
  templates: Templates;
  disclaimers: Disclaimers;
  library: Library;
  policies: Policies;
  packs: Packs;
  exchange: Exchange;
  status: Status;
  accounts: Accounts;
}

/** Which room answers what. Every throw leaves as a Trouble. */
export function createRouter({ live, log, settings, sync, queue, threads, drafts, answers, pictures, outbox, amends, templates, disclaimers, library, policies, packs, exchange, status, accounts, ...team }: Rooms): EngineRouter {
  const os = implement(contract).use(async ({ next, path: name }) => {
    try {
      return await next();
    } catch (error) {
      throw toOrpc(error, name);
    }
  });
  const toOrpc = (error: unknown, name: readonly string[]): unknown => {
    // Input that does not fit the contract is the caller's bug; oRPC's own error says which field.
    if (error instanceof ORPCError) return error;
    const data = troubleOf(error);
    if (data.kind === 'unexpected') log.error('unexpected', { in: name.join('.'), error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    return new ORPCError('TROUBLE', { defined: true, data });
  };

  return os.router({
    desk: {
      status: os.desk.status.handler(({ signal }) => status.watch(signal)),
      syncNow: os.desk.syncNow.handler(() => {
        sync.now();
        outbox.wake();
        amends.wake();
        return {};
      }),
    },
    queue: {
      summary: os.queue.summary.handler(({ signal }) => queue.summary(signal)),
      page: os.queue.page.handler(({ input, signal }) => queue.page(input, signal)),
      next: os.queue.next.handler(({ input }) => queue.next(input)),
    },
    threads: {
      open: os.threads.open.handler(({ input, signal }) => threads.open(input.questionId, signal)),
      markSeen: os.threads.markSeen.handler(({ input }) => threads.markSeen(input.questionId, input.number)),
      picture: os.threads.picture.handler(({ input, signal }) => threads.picture(input.questionId, input.src, signal)),
    },
    drafts: {
      open: os.drafts.open.handler(({ input }) => drafts.open(input.questionId)),
      save: os.drafts.save.handler(({ input }) => drafts.save(input)),
      discard: os.drafts.discard.handler(({ input }) => {
        const done = drafts.discard(input.questionId);
        team.claims.settle(input.questionId);
        return done;
      }),
      restore: os.drafts.restore.handler(({ input }) => drafts.restore(input.questionId)),
      list: os.drafts.list.handler(({ signal }) => drafts.list(signal)),
      change: os.drafts.change.handler(({ input, signal }) => drafts.change(input.questionId, signal)),
      acknowledge: os.drafts.acknowledge.handler(({ input }) => drafts.acknowledge(input.questionId)),
    },
    answers: {
      send: os.answers.send.handler(({ input }) => answers.send(input)),
      preview: os.answers.preview.handler(({ input }) => answers.preview(input.questionId, input.content)),
      checkFacts: os.answers.checkFacts.handler(({ input, signal }) => answers.checkFacts(input.questionId, input.templateIds, signal)),
    },
    pictures: {
      attach: os.pictures.attach.handler(({ input }) => pictures.attach(input)),
    },
    outbox: {
      list: os.outbox.list.handler(({ signal }) => outbox.list(signal)),
      ofQuestion: os.outbox.ofQuestion.handler(({ input, signal }) => outbox.ofQuestion(input.questionId, signal)),
      takeBack: os.outbox.takeBack.handler(({ input }) => outbox.takeBack(input.id)),
      retry: os.outbox.retry.handler(({ input }) => outbox.retry(input.id, input.acceptChange)),
      deleteTwins: os.outbox.deleteTwins.handler(({ input }) => outbox.deleteTwins(input.id)),
      sendNow: os.outbox.sendNow.handler(({ input }) => outbox.sendNow(input.id)),
    },
    templates: {
      find: os.templates.find.handler(({ input }) => templates.find(input.text, input.questionId)),
      fill: os.templates.fill.handler(({ input }) => templates.fill(input)),
      inserted: os.templates.inserted.handler(({ input }) => templates.inserted(input)),
      pin: os.templates.pin.handler(({ input }) => templates.pin(input)),
    },
    disclaimers: {
      forAnswer: os.disclaimers.forAnswer.handler(({ input }) => disclaimers.forAnswer(input.questionId, input.content)),
      list: os.disclaimers.list.handler(({ signal }) => disclaimers.list(signal)),
      changes: os.disclaimers.changes.handler(({ signal }) => disclaimers.changes(signal)),
    },
    library: {
      page: os.library.page.handler(({ input, signal }) => library.page(input, signal)),
      open: os.library.open.handler(({ input, signal }) => library.open(input.templateId, signal)),
      create: os.library.create.handler(({ input }) => library.create(input)),
      saveDraft: os.library.saveDraft.handler(({ input }) => library.saveDraft(input)),
      saveCard: os.library.saveCard.handler(({ input }) => library.saveCard(input)),
      discardDraft: os.library.discardDraft.handler(({ input }) => library.discardDraft(input)),
      askForReview: os.library.askForReview.handler(({ input }) => library.askForReview(input)),
      returnToDraft: os.library.returnToDraft.handler(({ input }) => library.returnToDraft(input)),
      publish: os.library.publish.handler(({ input }) => library.publish(input)),
      retire: os.library.retire.handler(({ input }) => library.retire(input)),
      versions: os.library.versions.handler(({ input }) => library.versions(input.templateId)),
      restore: os.library.restore.handler(({ input }) => library.restore(input)),
      comment: os.library.comment.handler(({ input }) => library.comment(input)),
      commentDone: os.library.commentDone.handler(({ input }) => library.commentDone(input)),
      touches: os.library.touches.handler(({ input }) => library.touches(input.templateId)),
      report: os.library.report.handler(({ input }) => library.report(input)),
      variables: os.library.variables.handler(() => library.variables()),
      preview: os.library.preview.handler(({ input }) => library.preview(input)),
      tryOut: os.library.tryOut.handler(({ input, signal }) => library.tryOut(input, signal)),
      health: os.library.health.handler(() => library.health()),
      checkLinks: os.library.checkLinks.handler(({ signal }) => library.checkLinks(signal)),
    },
    policies: {
      list: os.policies.list.handler(({ signal }) => policies.list(signal)),
      save: os.policies.save.handler(({ input }) => policies.save(input)),
      remove: os.policies.remove.handler(({ input }) => policies.remove(input)),
      touches: os.policies.touches.handler(({ input }) => policies.touches(input)),
    },
    localePacks: {
      list: os.localePacks.list.handler(({ signal }) => packs.list(signal)),
      save: os.localePacks.save.handler(({ input }) => packs.save(input)),
      reset: os.localePacks.reset.handler(({ input }) => packs.reset(input)),
    },
    exchange: {
      look: os.exchange.look.handler(({ input }) => exchange.look(input)),
      run: os.exchange.run.handler(({ input }) => exchange.run(input)),
      imports: os.exchange.imports.handler(({ signal }) => exchange.imports(signal)),
      undo: os.exchange.undo.handler(({ input }) => exchange.undo(input.importId)),
      export: os.exchange.export.handler(({ input }) => exchange.export(input)),
    },
    ...teamworkRoutes(os, team),
    ...accountRoutes(os, accounts),
    ...amendRoutes(os, amends),
    settings: {
      current: os.settings.current.handler(({ signal }) => live.watch(['settings'], () => settings.current(), signal)),
      change: os.settings.change.handler(({ input }) => {
        team.people.mayChange(input);
        return settings.change(input);
      }),
    },
  });
}
