import { eventIterator } from '@orpc/contract';
import { deskStatus } from '#shared/words/desk.ts';
import { settings, settingsChange } from '#shared/words/settings.ts';
import { answers, drafts, outbox } from './answers.ts';
import { ask, nothing } from './base.ts';
import { exchange } from './exchange.ts';
import { library } from './library.ts';
import { localePacks, policies } from './policies.ts';
import { queue } from './queue.ts';
import { disclaimers, templates } from './templates.ts';
import { threads } from './threads.ts';

/** Everything the window may ask of the engine. Values are JSON-shaped, so a port and a socket carry the same. */
export const contract = {
  desk: {
    /** Live. */
    status: ask.output(eventIterator(deskStatus)),
    /** Asks the forum now, if its pace allows. */
    syncNow: ask.output(nothing),
  },
  queue,
  threads,
  drafts,
  answers,
  outbox,
  templates,
  disclaimers,
  library,
  policies,
  localePacks,
  exchange,
  settings: {
    /** Live. */
    current: ask.output(eventIterator(settings)),
    change: ask.input(settingsChange).output(settings),
  },
};
export type Contract = typeof contract;
