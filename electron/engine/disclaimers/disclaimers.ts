import type { DraftContent } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { DisclaimerBlock, DisclaimerItem } from '#shared/words/template.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { readContent, templateById } from '../store/templates.ts';
import type { Values } from '../templates/language/render.ts';
import type { Renderer } from '../templates/language/renderer.ts';
import { readPerson } from '../templates/library/person.ts';
import { createContexts } from '../templates/using/context.ts';
import { factsOf, valuesFor } from './deciding/answer-facts.ts';
import { createBodies } from './bodies.ts';
import { decide, type Decided } from './deciding/decide.ts';
import { candidateOf, createFamilies, type Family } from './families.ts';
import { guessLanguage } from './guess-language.ts';
import { listDisclaimers } from './list.ts';
import { readPolicies } from './read-policies.ts';

/** What is said about the limits of an answer, chosen by the policies, by the templates used and by the person. */
export function createDisclaimers({ db, live, clock, settings, renderer }: { db: Db; live: Live; clock: Clock; settings: SettingsFile; renderer: Renderer }) {
  const contexts = createContexts({ db, settings });
  const families = createFamilies(db);
  const bodies = createBodies({ families, renderer, clock });
  let told = 0;

  const itemOf = async (family: Family, decided: Decided, { language, values }: { language: string | undefined; values: Values }): Promise<DisclaimerItem> => {
    const said = family.wordings.find(({ row }) => row.language === language) ?? family;
    return {
      id: family.id,
      title: family.content.title,
      body: await bodies.of(said, values),
      version: said.row.version,
      placement: decided.placement,
      reason: decided.reason,
      isAttached: decided.isAttached,
      isRequired: decided.isRequired,
      isForbidden: decided.isForbidden,
      languages: family.wordings.map(({ row }) => row.language),
      language: said.row.language,
    };
  };

  return {
    /** What would be added to this answer now, and every other disclaimer it could carry. An unknown question gets an empty block. */
    async forAnswer(questionId: QuestionId, content: DraftContent): Promise<DisclaimerBlock> {
      const context = contexts.of(questionId, content.ticks);
      if (!context) return { top: '', bottom: '', items: [] };
      const used = content.templates.flatMap((use) => templateById(db, use.templateId) ?? []);
      const me = readPerson({ db, settings });
      const known = new Map(families.all().map((family) => [family.id, family]));
      const decided = decide({
        disclaimers: [...known.values()].map((family) => candidateOf(family, context.community, me)),
        policies: readPolicies(db),
        facts: factsOf(context, content),
        choice: content.disclaimers,
        brought: new Map(used.toReversed().flatMap((row) => broughtBy(row.content))),
        isModeration: used.length > 0 && used.every(({ kind }) => kind === 'moderation'),
      });
      const values = valuesFor(context, content);
      const items = await Promise.all(
        decided.flatMap((one) => {
          const family = known.get(one.id);
          return family ? [itemOf(family, one, { language: content.disclaimers.languages?.[one.id], values })] : [];
        }),
      );
      const part = (placement: 'top' | 'bottom'): string =>
        items
          .filter((item) => item.isAttached && item.placement === placement)
          .map((item) => item.body)
          .join('\n\n');
      const askerLanguage = guessLanguage(`${context.title}\n${context.bodyText}`);
      return { top: part('top'), bottom: part('bottom'), items, ...(askerLanguage === null ? {} : { askerLanguage }) };
    },

    list: (signal: AbortSignal | undefined) => live.watch(['templates', 'accounts', 'settings'], () => listDisclaimers({ db, settings }), signal),

    /** Says that what `forAnswer` would answer may have changed for every answer. */
    changes: (signal: AbortSignal | undefined) =>
      live.watch(['policies', 'locale_packs', 'templates', 'settings'], () => ({ at: (told = Math.max(told + 1, clock.now())) }), signal),
  };
}
export type Disclaimers = ReturnType<typeof createDisclaimers>;

function broughtBy(json: string | null): [id: string, title: string][] {
  const content = readContent(json);
  return content ? content.disclaimerIds.map((id) => [id, content.title]) : [];
}
