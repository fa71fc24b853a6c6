import { randomUUID } from 'node:crypto';
import { templateCard, type TemplateContent } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { changeTemplate, deleteTemplate, familyOf, readContent, slugs, writeTemplate } from '../../../store/templates.ts';
import { entryOf } from '../catalog.ts';
import { emptyContent, packContent } from '../content.ts';
import { isBy, isVisible, type Person } from '../visible.ts';
import { conflict, nounOf, notAllowed, rowAt, visibleRow } from './allowed.ts';
import { folderAndTitle, slugFrom } from './slug.ts';

export interface At {
  templateId: string;
  rev: number;
}

/** The working copy: begun, saved as typed, thrown away. */
export function createDrafting({ db, clock, person }: { db: Db; clock: Clock; person: () => Person }) {
  return {
    create({ kind, title: typed, from, language }: { kind: TemplateKind; title: string; from?: string; language?: string }): { templateId: string } {
      return db.tx(() => {
        const me = person();
        if (language !== undefined && !templateCard.shape.language.safeParse(language).success) throw notAllowed(`“${language}” is no code of a language. Write one like “es” or “pt-BR”.`);
        const source = from === undefined ? null : entryOf(visibleRow(db, from, me));
        const isVariant = source !== null && language !== undefined;
        if (isVariant && familyOf(db, source.record.family).some((row) => row.language === language && isVisible(row, me))) throw notAllowed(`There is already a variant in the language “${language}”.`);
        const { folder, title } = folderAndTitle(typed);
        const id = `t-${randomUUID()}`;
        const words = source?.content ?? emptyContent('');
        const named = title === '' ? words.title : title;
        writeTemplate(db, {
          id,
          kind: isVariant ? source.record.kind : kind,
          family: isVariant ? source.record.family : id,
          slug: slugFrom(isVariant ? `${source.record.slug}-${language}` : named, slugs(db), kind),
          scope: 'mine',
          team: '',
          owner: me.name,
          folder: folder || (source?.record.folder ?? ''),
          language: language ?? source?.record.language ?? 'en',
          draft: packContent({ ...words, title: named }),
          drafted_by: me.name,
          changed_at: clock.now(),
        });
        return { templateId: id };
      });
    },

    saveDraft({ templateId, rev, content }: At & { content: TemplateContent }): { rev: number } {
      return db.tx(() => {
        const me = person();
        const row = rowAt(db, { templateId, rev }, me);
        const kept = packContent(content);
        const published = readContent(row.content);
        const isBack = row.version > 0 && published !== null && packContent(published) === kept;
        const draft = isBack ? null : kept;
        if (draft === row.draft) return { rev };
        const change = { draft, owner: row.owner || me.name, drafted_by: isBack ? '' : me.name, review_asked_at: isBack ? null : row.review_asked_at, changed_at: clock.now() };
        if (!changeTemplate(db, templateId, rev, change)) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },

    /** What was never published is gone; its variants stay together without it. */
    discardDraft({ templateId, rev }: At): { rev: number } {
      return db.tx(() => {
        const me = person();
        const row = rowAt(db, { templateId, rev }, me);
        if (row.draft === null) return { rev };
        if (!isBy(me, row.drafted_by) && !isBy(me, row.owner)) throw notAllowed(`Only ${row.drafted_by}, who wrote it, or its owner can throw this draft away.`);
        if (row.version === 0) {
          const [heir, ...others] = familyOf(db, row.family).filter(({ id }) => id !== templateId);
          deleteTemplate(db, templateId);
          if (heir && row.family === templateId) for (const one of [heir, ...others]) changeTemplate(db, one.id, one.rev, { family: heir.id });
          return { rev };
        }
        if (!changeTemplate(db, templateId, rev, { draft: null, drafted_by: '', review_asked_at: null, changed_at: clock.now() })) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },

    askForReview({ templateId, rev }: At): { rev: number } {
      return db.tx(() => {
        const row = rowAt(db, { templateId, rev }, person());
        if (row.draft === null) throw notAllowed(`There is nothing new in this ${nounOf(row.kind)} to read.`);
        if (row.review_asked_at !== null) return { rev };
        if (!changeTemplate(db, templateId, rev, { review_asked_at: clock.now() })) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },

    returnToDraft({ templateId, rev }: At): { rev: number } {
      return db.tx(() => {
        const row = rowAt(db, { templateId, rev }, person());
        if (row.review_asked_at === null) return { rev };
        if (!changeTemplate(db, templateId, rev, { review_asked_at: null })) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },
  };
}
