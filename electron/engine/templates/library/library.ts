import type { Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { LibraryHealth, LinkState, TemplateContent, TemplateReport, Touches, TryRow, VariableName } from '#shared/words/library.ts';
import type { FilledTemplate, TemplateKind } from '#shared/words/template.ts';
import type { Live } from '../../live.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import type { Renderer } from '../language/renderer.ts';
import { createCatalog, type Catalog } from './catalog.ts';
import { createHealth } from './health/health.ts';
import { createPages } from './list/pages.ts';
import { readPerson } from './person.ts';
import { createSheets } from './sheet.ts';
import { createCards } from './writing/card.ts';
import { createComments } from './writing/comments.ts';
import { createDrafting } from './writing/drafting.ts';
import { createPublishing } from './writing/publishing.ts';

type Signal = AbortSignal | undefined;

/** Templates, snippets, disclaimers and moderation messages for whoever writes them. */
export function createLibrary({ db, live, clock, settings, catalog = createCatalog(db) }: { db: Db; live: Live; clock: Clock; settings: SettingsFile; renderer: Renderer; catalog?: Catalog }) {
  const person = () => readPerson({ db, settings });
  const health = createHealth({ db, clock, catalog });
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    ...createPages({ live, catalog, health, person }),
    ...createSheets({ db, live, settings, catalog, health, person }),
    ...createDrafting({ db, clock, person }),
    ...createCards({ db, clock, person, includedBy: () => [] }),
    ...createPublishing({ db, clock, settings, person, faultsOf: async () => [] }),
    ...createComments({ db, clock, person }),
    touches: (_templateId: string): Touches => notYet(),
    report: (_input: { templateId?: string; kind: TemplateKind; content: TemplateContent }): Promise<TemplateReport> => notYet(),
    variables: (): { variables: VariableName[]; snippets: { slug: string; title: string }[]; filters: string[] } => notYet(),
    preview: (_input: { kind: TemplateKind; content: TemplateContent; questionId: QuestionId; ticks: Ticks; answers: FillAnswers }): Promise<FilledTemplate> => notYet(),
    tryOut: (_input: { kind: TemplateKind; content: TemplateContent; count: number }, _signal: Signal): AsyncGenerator<{ done: number; total: number; row: TryRow | null }, void, void> => notYet(),
    health: (): Promise<LibraryHealth> => notYet(),
    checkLinks: (_signal: Signal): AsyncGenerator<{ done: number; total: number; link: LinkState | null }, void, void> => notYet(),
  };
}
export type Library = ReturnType<typeof createLibrary>;
