import type { Blank } from '#shared/words/draft.ts';
import type { FillAnswers, FillIn } from '#shared/words/fill-in.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import { renderTemplate, type Values } from './render.ts';

/** One body to render. `snippets`: what it may include, by slug. `values`: what is known; `labels`: what a blank is called where a value is not. */
export interface RenderJob {
  templateId: string;
  body: string;
  fillIns: readonly FillIn[];
  answers: FillAnswers;
  values: Values;
  labels: Readonly<Record<string, string>>;
  snippets: Readonly<Record<string, string>>;
}

/** `branches`: the conditions that held, as written. */
export interface Rendered {
  text: string;
  blanks: Blank[];
  fields: FilledTemplate['fields'];
  branches: string[];
}

/** Renders away from whoever asks, with a hard stop. Rejects with TemplateFault. */
export interface Renderer {
  render(job: RenderJob): Promise<Rendered>;
  stop(): Promise<void>;
}

export function createRenderer(): Renderer {
  return {
    render: async (job) => {
      const { text, blanks } = renderTemplate(job.body, job);
      return { text, blanks, fields: blanks.map((blank) => ({ ...blank, preset: '' })), branches: [] };
    },
    stop: async () => {},
  };
}
