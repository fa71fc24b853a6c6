import { noTicks, type TemplateUse } from '#shared/words/draft.ts';
import type { CheckFacts } from '#shared/words/finding.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { samePage } from '#shared/resources/address.ts';
import { localePacks } from '../disclaimers/locale-packs.ts';
import type { Live } from '../live.ts';
import type { SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { listedResources } from '../store/kept/resources.ts';
import { templateById } from '../store/templates.ts';
import { createContexts } from '../templates/using/context.ts';
import { plainText } from '../threads/plain-text.ts';

/** Beyond this an asker's later posts say nothing new to a check, and reading them holds up a send. */
const mostPosts = 20;
const mostCharacters = 40_000;

/** What the checks of an answer must know, read the same way for the window while typing and for the engine at send. */
export function createCheckFacts({ db, live, settings }: { db: Db; live: Live; settings: SettingsFile }) {
  const contexts = createContexts({ db, settings });

  const askersWords = (questionId: QuestionId): string => {
    const asker = db.one(db.sql.selectFrom('questions').select('asker_username').where('id', '=', questionId))?.asker_username ?? '';
    const posts = db.all(db.sql.selectFrom('posts').select('html').where('question_id', '=', questionId).where((is) => is.or([is('number', '=', 1), is('author_username', '=', asker)])).orderBy('number').limit(mostPosts));
    let text = '';
    for (const { html } of posts) {
      if (text.length < mostCharacters) text += `${plainText(html)}\n\n`;
    }
    return text.slice(0, mostCharacters).trim();
  };

  const isModeration = (templateIds: readonly string[]): boolean => {
    const used = templateIds.flatMap((id) => templateById(db, id) ?? []);
    return used.length > 0 && used.every(({ kind }) => kind === 'moderation');
  };

  /** Null: there is no such question here. */
  const of = (questionId: QuestionId, templates: readonly Pick<TemplateUse, 'templateId'>[]): CheckFacts | null => {
    const context = contexts.of(questionId, noTicks);
    if (!context) return null;
    return {
      question: { title: context.title, bodyText: askersWords(questionId) },
      kind: isModeration(templates.map((use) => use.templateId)) ? 'moderation' : 'answer',
      pictures: context.pictures,
      isClinician: context.values['volunteer']?.['is_clinician'] === true,
      resources: listedResources(db).map(({ url }) => samePage(url)),
      allowedNumbers: localePacks(db).flatMap((pack) => Object.values(pack.numbers).map((number) => number.say)),
    };
  };

  return {
    of,
    watch: (questionId: QuestionId, templateIds: readonly string[], signal: AbortSignal | undefined) =>
      live.watch(['questions', 'posts', 'templates', 'locale_packs', 'resources', 'settings'], () => of(questionId, templateIds.map((templateId) => ({ templateId }))), signal),
  };
}
export type FactsForChecks = ReturnType<typeof createCheckFacts>;
