import { findMarks } from '#shared/answers/blanks.ts';
import { countWords } from '#shared/answers/count-words.ts';
import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { TemplateContent, TryRow } from '#shared/words/library.ts';
import type { FilledTemplate, TemplateKind } from '#shared/words/template.ts';
import type { SettingsFile } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { TroubleError } from '../../../trouble.ts';
import { TemplateFault } from '../../language/render.ts';
import { withSnippets } from '../../language/snippets.ts';
import type { Rendered, Renderer, SnippetWords } from '../../language/renderer.ts';
import { createContexts, labels, type Context } from '../../using/context.ts';
import type { Catalog } from '../catalog.ts';
import { snippetsFor, wordsOf } from '../snippets.ts';
import type { Person } from '../visible.ts';
import { problemsOf } from './problems.ts';

export interface Words {
  kind: TemplateKind;
  content: TemplateContent;
}

export interface TryStep {
  done: number;
  total: number;
  row: TryRow | null;
}

/** What nobody has saved has no id yet. */
const noId = 'preview';

/** Words that are being written, as real askers would read them. */
export function createTrial({ db, settings, catalog, renderer, person }: { db: Db; settings: SettingsFile; catalog: Catalog; renderer: Pick<Renderer, 'render'>; person: () => Person }) {
  const contexts = createContexts({ db, settings });
  const lookup = (): ((slug: string) => SnippetWords | undefined) => {
    const snippets = snippetsFor(catalog.all(), person());
    return (slug) => {
      const snippet = snippets.get(slug);
      return snippet && wordsOf(snippet);
    };
  };
  const render = (content: TemplateContent, context: Context, answers: FillAnswers, find = lookup()): Promise<Rendered> => renderer.render({ templateId: noId, body: content.body, ...withSnippets(content, find), answers, values: context.values, labels });
  const newest = (count: number) =>
    db.all(
      db.sql
        .selectFrom('questions')
        .innerJoin('accounts', 'accounts.id', 'questions.account_id')
        .select(['questions.id', 'questions.title', 'accounts.min_post_length', 'accounts.max_post_length'])
        .where('questions.state', '!=', 'gone')
        .orderBy('questions.asked_at', 'desc')
        .orderBy('questions.id')
        .limit(count),
    );

  return {
    /** Troubles: not-found, template-fault. */
    async preview({ content, questionId, ticks, answers }: Words & { questionId: QuestionId; ticks: Ticks; answers: FillAnswers }): Promise<FilledTemplate> {
      const context = contexts.of(questionId, ticks);
      if (!context) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      try {
        const { text, blanks, fields } = await render(content, context, answers);
        return { templateId: noId, version: 0, title: content.title, text, blanks, fields, disclaimerIds: content.disclaimerIds };
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error;
        throw new TroubleError({ kind: 'template-fault', line: error.line, say: error.message, remedy: 'edit' });
      }
    },

    /** The newest questions, waiting or not, a row at a time. */
    async *tryOut({ kind, content, count }: Words & { count: number }, signal: AbortSignal | undefined): AsyncGenerator<TryStep, void, void> {
      const questions = newest(count);
      const total = questions.length;
      yield { done: 0, total, row: null };
      const find = lookup();
      const { fillIns } = withSnippets(content, find);
      const asked = new Set(fillIns.map(({ key }) => key));
      for (const [at, question] of questions.entries()) {
        // The desk answers others between two rows.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal?.aborted) return;
        const context = contexts.of(questionIdShape.parse(question.id), noTicks);
        if (!context) continue;
        const about = { questionId: question.id, title: question.title };
        let row: TryRow;
        try {
          const { text, blanks, branches } = await render(content, context, {}, find);
          const words = countWords(withoutMarks(text));
          row = {
            ...about,
            words,
            blanks: [...new Set(blanks.filter(({ key }) => !asked.has(key)).map(({ label }) => label))],
            branches,
            problems: problemsOf({ kind, text, words, hasFillIns: blanks.some(({ key }) => asked.has(key)), least: question.min_post_length, most: question.max_post_length }),
          };
        } catch (error) {
          if (!(error instanceof TemplateFault)) throw error;
          row = { ...about, words: 0, blanks: [], branches: [], problems: [`${error.line === null ? '' : `Line ${error.line}: `}${error.message}`] };
        }
        yield { done: at + 1, total, row };
      }
    },
  };
}

function withoutMarks(text: string): string {
  let out = '';
  let at = 0;
  for (const mark of findMarks(text, [])) {
    out += text.slice(at, mark.from);
    at = mark.to;
  }
  return out + text.slice(at);
}
