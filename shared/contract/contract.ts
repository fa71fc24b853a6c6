import { eventIterator } from '@orpc/contract';
import { deskStatus } from '#shared/words/desk.ts';
import { settings, settingsChange } from '#shared/words/settings.ts';
import { accounts } from './accounts.ts';
import { amends, answers, drafts, outbox, pictures } from './answers.ts';
import { ask, nothing } from './base.ts';
import { exchange } from './exchange.ts';
import { library } from './library.ts';
import { localePacks, policies } from './policies.ts';
import { queue } from './queue.ts';
import { disclaimers, templates } from './templates.ts';
import { answerers, claims, followUps, looks, moderation, people, resources } from './teamwork.ts';
import { threads } from './threads.ts';
import { triage } from './triage.ts';
import { views } from './views.ts';

const desk = {
  /** Live. */
  status: ask.output(eventIterator(deskStatus)),
  /** Asks the forum now, if its pace allows. */
  syncNow: ask.output(nothing),
};

const settingsRoom = {
  /** Live. */
  current: ask.output(eventIterator(settings)),
  change: ask.input(settingsChange).output(settings),
};

// Named room by room, for a type written out whole is too long for the compiler.
export type Contract = {
  desk: typeof desk;
  queue: typeof queue;
  threads: typeof threads;
  drafts: typeof drafts;
  answers: typeof answers;
  pictures: typeof pictures;
  outbox: typeof outbox;
  amends: typeof amends;
  templates: typeof templates;
  disclaimers: typeof disclaimers;
  library: typeof library;
  policies: typeof policies;
  localePacks: typeof localePacks;
  exchange: typeof exchange;
  triage: typeof triage;
  views: typeof views;
  claims: typeof claims;
  moderation: typeof moderation;
  people: typeof people;
  looks: typeof looks;
  followUps: typeof followUps;
  resources: typeof resources;
  answerers: typeof answerers;
  accounts: typeof accounts;
  settings: typeof settingsRoom;
};

/** Everything the window may ask of the engine. Values are JSON-shaped, so a port and a socket carry the same. */
export const contract: Contract = { desk, queue, threads, drafts, answers, pictures, outbox, amends, templates, disclaimers, library, policies, localePacks, exchange, triage, views, claims, moderation, people, looks, followUps, resources, answerers, accounts, settings: settingsRoom };
