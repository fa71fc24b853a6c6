import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { deskStatus } from '#shared/words/desk.ts';
import { settings, settingsChange } from '#shared/words/settings.ts';
import { answers, drafts, outbox } from './answers.ts';
import { ask, nothing } from './base.ts';
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
  settings: {
    /** Live. */
    current: ask.output(eventIterator(settings)),
    change: ask.input(settingsChange).output(settings),
    /** Country codes and names of the locale packs, with the fields whose numbers were checked against a public source. */
    localePacks: ask.output(z.array(z.object({ code: z.string(), name: z.string(), emergency: z.string(), checked: z.array(z.string()) }))),
  },
};
export type Contract = typeof contract;
