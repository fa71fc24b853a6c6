import { z } from 'zod';
import { blank, type Blank } from '#shared/words/draft.ts';
import type { FillAnswers, FillIn } from '#shared/words/fill-in.ts';
import { templateReport, type TemplateReport } from '#shared/words/library.ts';
import { filledTemplate, type FilledTemplate, type TemplateKind } from '#shared/words/template.ts';

/** What a template may speak of. A value that is absent, null or empty shows as a blank. Texts of other people come `literally`; lists of theirs come as they are. */
export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** One body to render. `snippets`: what it may include, by slug, and what those include. `values`: what is known; `labels`: what a blank is called where a value is not. */
export interface RenderJob {
  templateId: string;
  body: string;
  /** Its own and those of the snippets it includes; see `withSnippets`. */
  fillIns: readonly FillIn[];
  answers: FillAnswers;
  values: Values;
  labels: Readonly<Record<string, string>>;
  snippets: Readonly<Record<string, string>>;
}

/** `fields`: every fill-in and unknown value that matters here, in reading order. `blanks`: those still open in `text`. `branches`: the conditions that held, as written. */
export interface Rendered {
  text: string;
  blanks: Blank[];
  fields: FilledTemplate['fields'];
  branches: string[];
}

/** A snippet as others include it. */
export interface SnippetWords {
  body: string;
  fillIns: readonly FillIn[];
}

/** A body to look through. `slug`: its own, if it can be included itself. `language`: what it is written in. */
export interface ReportJob {
  body: string;
  fillIns: readonly FillIn[];
  kind: TemplateKind;
  language: string;
  slug: string | null;
  snippets: Readonly<Record<string, SnippetWords>>;
}

export type Job = { kind: 'render'; job: RenderJob; slugs: readonly string[] } | { kind: 'report'; job: ReportJob };
export type Outcome = { kind: 'rendered'; rendered: Rendered } | { kind: 'reported'; report: TemplateReport } | { kind: 'fault'; say: string; line: number | null };

/** What the other thread says: that it is there, or what came of job `id`. */
export const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('done'),
    id: z.number().int(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rendered'), rendered: z.object({ text: z.string(), blanks: z.array(blank), fields: filledTemplate.shape.fields, branches: z.array(z.string()) }) }),
      z.object({ kind: z.literal('reported'), report: templateReport }),
      z.object({ kind: z.literal('fault'), say: z.string(), line: z.number().int().nullable() }),
    ]),
  }),
]);
