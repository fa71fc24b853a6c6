import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { Ticks } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { LibraryFilter, LibraryHealth, LibraryPage, LinkState, TemplateCard, TemplateContent, TemplateReport, TemplateSheet, TemplateVersion, Touches, TryRow, VariableName } from '#shared/words/library.ts';
import type { FilledTemplate, TemplateKind } from '#shared/words/template.ts';
import type { Live } from '../../live.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import type { Renderer } from '../language/renderer.ts';

type Signal = AbortSignal | undefined;
type At = { templateId: string; rev: number };
type Rev = { rev: number };

/** Templates, snippets, disclaimers and moderation messages for whoever writes them. */
export function createLibrary(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile; renderer: Renderer }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    page: (_input: { filter: LibraryFilter; sort: string; offset: number; limit: number }, _signal: Signal): AsyncGenerator<LibraryPage, void, void> => notYet(),
    open: (_templateId: string, _signal: Signal): AsyncGenerator<TemplateSheet | null, void, void> => notYet(),
    create: (_input: { kind: TemplateKind; title: string; from?: string; language?: string }): { templateId: string } => notYet(),
    saveDraft: (_input: At & { content: TemplateContent }): Rev => notYet(),
    saveCard: (_input: At & { card: TemplateCard }): Rev => notYet(),
    discardDraft: (_input: At): Rev => notYet(),
    askForReview: (_input: At): Rev => notYet(),
    returnToDraft: (_input: At): Rev => notYet(),
    publish: (_input: At & { note: string }): Promise<Rev & { version: number }> => notYet(),
    retire: (_input: At & { isRetired: boolean }): Rev => notYet(),
    versions: (_templateId: string): TemplateVersion[] => notYet(),
    restore: (_input: At & { version: number }): Promise<Rev & { version: number | null }> => notYet(),
    comment: (_input: { templateId: string; text: string }): Record<string, never> => notYet(),
    commentDone: (_input: { templateId: string; commentId: number; isDone: boolean }): Record<string, never> => notYet(),
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
