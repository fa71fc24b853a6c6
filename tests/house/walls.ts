import type { Import, SourceFile } from './imports.ts';
import { importsOf } from './imports.ts';

/** One wall of the house: who stands behind it and what may come through. */
export interface Wall {
  says: string;
  isBehind: (file: string) => boolean;
  letsThrough: (found: Import, file: string) => boolean;
  /** Cheats the wall must catch; a wall that catches none is painted on. */
  cheats: readonly SourceFile[];
}

const under = (...folders: string[]) => (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
const isNode = (found: Import): boolean => found.to.startsWith('node:');
const engineTypes = (found: Import): boolean => found.to === 'electron/engine/ports.ts' && found.isType;
const electrons = ['electron', 'electron-store'];
const frontDoorFiles = ['electron/main.ts', 'electron/preload.ts', 'electron/engine-process.ts'];
/** Files that every front door stands on. */
const doorstep = (found: Import): boolean => /^electron\/(?:log\/)?[\w-]+\.ts$/.test(found.to) && !frontDoorFiles.includes(found.to) && !['electron/serve.ts', 'electron/rounds.ts'].includes(found.to);

/** Folders of the page that are rooms of one screen. What several screens need lives in ui, keys, link, slots or style; frame puts them together. */
const screens = ['accounts', 'activity', 'answerers', 'composer', 'disclaimers', 'drafts', 'follow-ups', 'library', 'looks', 'mine', 'outbox', 'people', 'queue', 'resources', 'settings', 'templates', 'thread', 'triage'];
const screenOf = (file: string): string | undefined => screens.find((screen) => file.startsWith(`renderer/${screen}/`));

/** Files that decide and do nothing else: the same question always has the same answer. */
export const pureFiles = [
  'electron/engine/accounts/connect/find/address.ts',
  'electron/engine/account/desk-number.ts',
  'electron/engine/accounts/across/merge-status.ts',
  'electron/engine/amends/source-parts.ts',
  'electron/engine/amends/verdict.ts',
  'electron/engine/amends/words.ts',
  'electron/engine/claims/lease.ts',
  'electron/engine/answerers/calendar.ts',
  'electron/engine/answerers/impact.ts',
  'electron/engine/answerers/load.ts',
  'electron/engine/answerers/received.ts',
  'electron/engine/answerers/standing.ts',
  'electron/engine/follow-ups/say-back.ts',
  'electron/engine/follow-ups/wake.ts',
  'electron/engine/forums/between.ts',
  'electron/engine/disclaimers/deciding/answer-facts.ts',
  'electron/engine/disclaimers/deciding/answer-says.ts',
  'electron/engine/disclaimers/deciding/decide.ts',
  'electron/engine/disclaimers/guess-language.ts',
  'electron/engine/disclaimers/pack-rules.ts',
  'electron/engine/disclaimers/deciding/policy-holds.ts',
  'electron/engine/disclaimers/deciding/reasons.ts',
  'electron/engine/forums/nodebb/abilities.ts',
  'electron/engine/forums/nodebb/reading/walk.ts',
  'electron/engine/forums/nodebb/review-id.ts',
  'electron/engine/forums/nodebb/sentences.ts',
  'electron/engine/forums/nodebb/translate.ts',
  'electron/engine/forums/upload/bytes.ts',
  'electron/engine/forums/upload/gif.ts',
  'electron/engine/forums/upload/jpeg.ts',
  'electron/engine/forums/upload/mime.ts',
  'electron/engine/forums/upload/orientation.ts',
  'electron/engine/forums/upload/png.ts',
  'electron/engine/forums/upload/strip.ts',
  'electron/engine/forums/upload/webp.ts',
  'electron/engine/looks/credit.ts',
  'electron/engine/looks/required.ts',
  'electron/engine/looks/state-of.ts',
  'electron/engine/looks/verdict.ts',
  'electron/engine/moderation/plan.ts',
  'electron/engine/moderation/verdict.ts',
  'electron/engine/moderation/words.ts',
  'electron/engine/outbox/lanes.ts',
  'electron/engine/outbox/verdict.ts',
  'electron/engine/outbox/words.ts',
  'electron/engine/queue/goal.ts',
  'electron/engine/queue/order.ts',
  'electron/engine/queue/similar/bag.ts',
  'electron/engine/queue/similar/earlier.ts',
  'electron/engine/queue/similar/tf-idf.ts',
  'electron/engine/queue/why.ts',
  'electron/engine/triage/age.ts',
  'electron/engine/triage/conditions.ts',
  'electron/engine/triage/facts.ts',
  'electron/engine/triage/medicine.ts',
  'electron/engine/triage/patient.ts',
  'electron/engine/triage/whom.ts',
  'electron/engine/forums/discourse/writing/abilities.ts',
  'electron/engine/forums/asking/window.ts',
  'electron/engine/sync/merge-received.ts',
  'electron/engine/sync/walks/night.ts',
  'electron/engine/sync/walks/worth-walking.ts',
  'electron/engine/resources/cards.ts',
  'electron/engine/resources/rank.ts',
  'electron/engine/sync/merge.ts',
  'electron/engine/templates/exchange/arriving.ts',
  'electron/engine/templates/exchange/limits/limits.ts',
  'electron/engine/templates/exchange/own/facts.ts',
  'electron/engine/templates/exchange/plan/plan-foreign.ts',
  'electron/engine/templates/exchange/plan/plan-own.ts',
  'electron/engine/templates/exchange/plan/step.ts',
  'electron/engine/templates/exchange/words/foreign.ts',
  'electron/engine/templates/exchange/words/own-words.ts',
  'electron/engine/templates/exchange/words/parts.ts',
  'electron/engine/templates/exchange/words/say-in.ts',
  'electron/engine/templates/exchange/words/segments.ts',
  'electron/engine/templates/exchange/words/variables.ts',
  'electron/engine/templates/exchange/words/writing.ts',
  'electron/engine/templates/language/check/expression.ts',
  'electron/engine/templates/language/check/flaw-of.ts',
  'electron/engine/templates/language/check/inspect.ts',
  'electron/engine/templates/language/check/line-at.ts',
  'electron/engine/templates/language/check/read-tokens.ts',
  'electron/engine/templates/language/check/report.ts',
  'electron/engine/templates/language/check/suggest.ts',
  'electron/engine/templates/language/check/variables.ts',
  'electron/engine/templates/language/check/vocabulary.ts',
  'electron/engine/templates/language/fault.ts',
  'electron/engine/templates/language/job.ts',
  'electron/engine/templates/language/limits.ts',
  'electron/engine/templates/language/literally.ts',
  'electron/engine/templates/language/render.ts',
  'electron/engine/templates/language/run/filters.ts',
  'electron/engine/templates/language/run/logic.ts',
  'electron/engine/templates/language/run/pieces.ts',
  'electron/engine/templates/language/run/run.ts',
  'electron/engine/templates/language/run/tags.ts',
  'electron/engine/templates/language/run/tidy.ts',
  'electron/engine/templates/language/snippets.ts',
  'electron/engine/templates/library/visible.ts',
  'electron/engine/templates/using/offers.ts',
  'electron/engine/templates/using/question-words.ts',
  'electron/engine/templates/library/content.ts',
  'electron/engine/templates/library/health/look-alikes.ts',
  'electron/engine/templates/library/health/marks.ts',
  'electron/engine/templates/library/links/link-verdict.ts',
  'electron/engine/templates/library/links/links-in.ts',
  'electron/engine/templates/library/list/arrange.ts',
  'electron/engine/templates/library/trial/problems.ts',
  'electron/engine/templates/library/visible.ts',
  'electron/engine/templates/library/writing/slug.ts',
  'electron/loopback/knock.ts',
  'electron/page-headers.ts',
  'renderer/library/editor/body/liquid-place.ts',
  'renderer/library/editor/fill-ins/fill-in-keys.ts',
  'renderer/library/preview/fitting-question.ts',
  'renderer/library/preview/try-summary.ts',
  'renderer/library/versions/content-difference.ts',
  'renderer/library/versions/fold.ts',
  'renderer/library/writing/same-content.ts',
  'renderer/library/writing/say-status.ts',
];

export const walls: readonly Wall[] = [
  {
    says: 'shared knows zod and itself',
    isBehind: under('shared'),
    letsThrough: (found, file) => (found.isOurs ? found.to.startsWith('shared/') : found.to === 'zod' || (found.to === '@orpc/contract' && file.startsWith('shared/contract/'))),
    cheats: [
      { name: 'shared/words/a.ts', text: "import fs from 'node:fs';" },
      { name: 'shared/words/b.ts', text: "import { oc } from '@orpc/contract';" },
      { name: 'shared/words/c.ts', text: "import type { Ports } from '#electron/engine/ports.ts';" },
      { name: 'shared/words/d.ts', text: "type X = import('../../renderer/link/desk.tsx').Desk;" },
    ],
  },
  {
    says: 'the engine knows shared, and neither Electron nor a front door',
    isBehind: under('electron/engine'),
    letsThrough: (found) => (found.isOurs ? found.to.startsWith('electron/engine/') || found.to.startsWith('shared/') : ![...electrons, 'conf', 'electron-log', 'react', 'react-dom', 'ws', 'hono'].includes(found.to)),
    cheats: [
      { name: 'electron/engine/a.ts', text: "const { net } = await import('electron');" },
      { name: 'electron/engine/b.ts', text: "import Store from 'electron-store';" },
      { name: 'electron/engine/c.ts', text: "import { createToken } from '../loopback/token.ts';" },
      { name: 'electron/engine/d.ts', text: "import { openLogFile } from '../log/log-file.ts';" },
      { name: 'electron/engine/e.ts', text: "export * from '#electron/practice-forum/practice-forum.ts';" },
    ],
  },
  {
    says: 'the command line knows the engine and who owns a desk, and opens no window and no forum',
    isBehind: (file) => under('electron/command-line')(file) || file === 'electron/rounds.ts',
    letsThrough: (found) => (found.isOurs ? ['electron/command-line/', 'electron/engine/', 'shared/'].some((room) => found.to.startsWith(room)) || ['electron/loopback/handover.ts', 'electron/start/data-folder.mjs', 'electron/settings-file.ts', 'electron/system-clock.ts'].includes(found.to) : ![...electrons, 'ws', 'hono', 'react'].includes(found.to)),
    cheats: [
      { name: 'electron/command-line/a.ts', text: "import { startPracticeForum } from '../practice-forum/practice-forum.ts';" },
      { name: 'electron/command-line/b.ts', text: "import { app } from 'electron';" },
      { name: 'electron/rounds.ts', text: "import { openDesk } from './open-desk.ts';" },
    ],
  },
  {
    says: 'the practice forum is a forum, not a part of the engine',
    isBehind: under('electron/practice-forum'),
    letsThrough: (found) => (found.isOurs ? found.to.startsWith('electron/practice-forum/') || found.to.startsWith('shared/') || engineTypes(found) : ![...electrons, 'kysely', 'conf'].includes(found.to)),
    cheats: [
      { name: 'electron/practice-forum/a.ts', text: "import { createDb } from '../engine/store/db.ts';" },
      { name: 'electron/practice-forum/b.ts', text: "import { Ports } from '../engine/ports.ts';" },
      { name: 'electron/practice-forum/c.ts', text: "import { startServer } from '../loopback/server.ts';" },
    ],
  },
  {
    says: 'loopback and rim know shared, the doorstep, and of the engine only what it asks for',
    isBehind: under('electron/loopback', 'electron/rim'),
    letsThrough: (found, file) => {
      if (!found.isOurs) return true;
      const room = file.split('/').slice(0, 2).join('/');
      // The store's refusal is a sentence for the person, and a front door is where the person stands.
      const refusal = found.to === 'electron/engine/store/store-trouble.ts';
      return found.to.startsWith(`${room}/`) || found.to.startsWith('shared/') || found.to.startsWith('electron/start/') || engineTypes(found) || refusal || doorstep(found) || found.to === 'package.json';
    },
    cheats: [
      { name: 'electron/loopback/a.ts', text: "import { createEngine } from '../engine/engine.ts';" },
      { name: 'electron/loopback/b.ts', text: "import { schemes } from '../rim/scheme.ts';" },
      { name: 'electron/rim/c.ts', text: "import { startServer } from '../loopback/server.ts';" },
      { name: 'electron/rim/d.ts', text: "import { openSqlite } from '../engine/store/open.ts';" },
    ],
  },
  {
    says: 'the page knows shared and itself, and no Node',
    isBehind: (file) => under('renderer')(file) && file !== 'renderer/vite.config.ts',
    letsThrough: (found) => (found.isOurs ? found.to.startsWith('renderer/') || found.to.startsWith('shared/') : !isNode(found) && ![...electrons, 'electron-log', 'conf', 'ws', 'axios', 'hono', 'kysely', '@orpc/server'].includes(found.to)),
    cheats: [
      { name: 'renderer/queue/a.tsx', text: "import fs from 'node:fs';" },
      { name: 'renderer/queue/b.tsx', text: "import type { Engine } from '#electron/engine/engine.ts';" },
      { name: 'renderer/queue/c.tsx', text: "const x = require('path');" },
    ],
  },
  {
    says: 'ui knows nothing of ours',
    isBehind: under('renderer/ui'),
    letsThrough: (found) => !found.isOurs || found.to.startsWith('renderer/ui/'),
    cheats: [
      { name: 'renderer/ui/a.tsx', text: "import { useDesk } from '../link/desk.tsx';" },
      { name: 'renderer/ui/b.tsx', text: "import type { Question } from '#shared/words/question.ts';" },
    ],
  },
  {
    says: 'one screen never imports another, nor the frame that holds it',
    isBehind: (file) => screenOf(file) !== undefined,
    letsThrough: (found, file) => {
      if (!found.isOurs || found.to.startsWith(`renderer/${screenOf(file)}/`)) return true;
      return screenOf(found.to) === undefined && !found.to.startsWith('renderer/frame/') && found.to !== 'renderer/main.tsx';
    },
    cheats: [
      { name: 'renderer/queue/a.tsx', text: "import { Composer } from '../composer/composer.tsx';" },
      { name: 'renderer/queue/b.tsx', text: "import { Frame } from '#renderer/frame/frame.tsx';" },
      { name: 'renderer/outbox/c.tsx', text: "const { Thread } = await import('../thread/thread.tsx');" },
    ],
  },
  {
    says: 'only the front door of the desktop knows Electron',
    isBehind: (file) => !frontDoorFiles.includes(file) && !under('electron/rim')(file),
    letsThrough: (found) => !electrons.includes(found.to),
    cheats: [
      { name: 'electron/log/log-file.ts', text: "import { app } from 'electron';" },
      { name: 'electron/open-desk.ts', text: "import type { Session } from 'electron/main';" },
      { name: 'renderer/main.tsx', text: "import Store from 'electron-store';" },
    ],
  },
  {
    says: 'what starts Rounds needs nothing installed',
    isBehind: under('electron/start'),
    letsThrough: (found, file) => (found.isOurs ? found.to.startsWith('electron/start/') && found.to.endsWith('.mjs') : isNode(found)) || (file === 'electron/start/dev.mjs' && found.to === 'vite'),
    cheats: [
      { name: 'electron/start/a.mjs', text: "import { z } from 'zod';" },
      { name: 'electron/start/b.mjs', text: "import { settings } from '../../shared/words/settings.ts';" },
    ],
  },
  {
    says: 'files that decide touch nothing: no clock, no disk, no network, no store',
    isBehind: (file) => pureFiles.includes(file),
    letsThrough: (found) => found.isType || (found.isOurs ? found.to.startsWith('shared/') || pureFiles.includes(found.to) : ['zod', 'liquidjs', 'syllable'].includes(found.to)),
    cheats: pureFiles.flatMap((name) => [
      { name, text: "import fs from 'node:fs';" },
      { name, text: "import { createDb } from '#electron/engine/store/db.ts';" },
    ]),
  },
  {
    says: 'the house does not know its tests',
    isBehind: under('electron', 'renderer', 'shared'),
    letsThrough: (found) => !found.to.startsWith('tests/'),
    cheats: [{ name: 'electron/serve.ts', text: "import { aStore } from '#tests/makers/a-store.ts';" }],
  },
];

/** What comes through a wall that should not: `file → what it reaches`. */
export function breaches(wall: Wall, files: readonly SourceFile[]): string[] {
  return files.filter(({ name }) => wall.isBehind(name)).flatMap((file) => importsOf(file).filter((found) => !wall.letsThrough(found, file.name)).map((found) => `${file.name} → ${found.to}`));
}
