import type { TemplateContent, TemplateFault, TemplateVersion } from '#shared/words/library.ts';
import { mustMayDo } from '../../../people/may-do.ts';
import type { Clock, SettingsFile } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { noteActivity } from '../../../store/team/activity.ts';
import { addVersion, changeTemplate, readContent, slugs, versionOf, versionsOf, type TemplateRecord } from '../../../store/templates.ts';
import { TroubleError } from '../../../trouble.ts';
import { packContent } from '../content.ts';
import { starterOwner } from '../starter.ts';
import type { Person } from '../visible.ts';
import { conflict, namesOf, notAllowed, rowAt, visibleRow, whyNotPublish } from './allowed.ts';
import type { At } from './drafting.ts';
import { slugFrom } from './slug.ts';

/** From a draft to words that answers are made of. `faultsOf`: what is wrong with them. `usersOf`: titles of what includes a snippet. */
export function createPublishing({ db, clock, settings, person, faultsOf, usersOf }: { db: Db; clock: Clock; settings: SettingsFile; person: () => Person; faultsOf: (row: TemplateRecord, content: TemplateContent) => Promise<TemplateFault[]>; usersOf: (slug: string) => string[] }) {
  const isRule = (): boolean => settings.current().reviewBeforePublish;

  const refuseFaults = async (row: TemplateRecord, content: TemplateContent): Promise<void> => {
    if (content.title.trim() === '') throw notAllowed('It needs a title before it can be published.');
    if (content.body.trim() === '') throw notAllowed('It needs some words before it can be published.');
    const fault = (await faultsOf(row, content)).find(({ severity }) => severity === 'error');
    if (fault) throw new TroubleError({ kind: 'template-fault', line: fault.line, say: `This cannot be published: ${fault.say}`, remedy: 'edit' });
  };

  /** One more version, inside a transaction. */
  const addNext = (row: TemplateRecord, content: TemplateContent, note: string, draft: string | null): { rev: number; version: number } => {
    const me = person();
    const version = row.version + 1;
    const at = clock.now();
    const packed = packContent(content);
    addVersion(db, { template_id: row.id, version, content: packed, published_by: me.name, published_at: at, note: note.trim() });
    const change = {
      version,
      content: packed,
      ...(draft === null ? { draft, drafted_by: '', review_asked_at: null } : { draft }),
      slug: row.version === 0 && isStandIn(row) ? slugFrom(content.title, slugs(db), row.kind) : row.slug,
      // The next version of what comes with Rounds must not overwrite these words.
      origin: row.origin === 'starter' ? '' : row.origin,
      // Nobody has to answer for words that came with Rounds; whoever changes them does.
      owner: row.owner === starterOwner ? me.name : row.owner,
      changed_at: at,
    };
    if (!changeTemplate(db, row.id, row.rev, change)) throw conflict(row.rev);
    noteActivity(db, { at, by: me.name, what: 'published a template', detail: content.title });
    return { rev: row.rev + 1, version };
  };

  return {
    async publish({ templateId, rev, note }: At & { note: string }): Promise<{ rev: number; version: number }> {
      const before = rowAt(db, { templateId, rev }, person());
      forOthers(db, before.scope);
      const refuse = (row: TemplateRecord): TemplateContent => {
        const why = whyNotPublish(row, person(), isRule());
        const draft = readContent(row.draft);
        if (why !== '' || !draft) throw notAllowed(why || 'The draft cannot be read any more. Write it again, or discard it.');
        return draft;
      };
      await refuseFaults(before, refuse(before));
      return db.tx(() => {
        // The words were looked at meanwhile; somebody may have been quicker.
        const row = rowAt(db, { templateId, rev }, person());
        forOthers(db, row.scope);
        return addNext(row, refuse(row), note, null);
      });
    },

    /** Unreadable versions are left out. */
    versions(templateId: string): TemplateVersion[] {
      visibleRow(db, templateId, person());
      return versionsOf(db, templateId).flatMap((row) => {
        const content = readContent(row.content);
        return content ? [{ version: row.version, content, publishedBy: row.published_by, publishedAt: row.published_at, note: row.note }] : [];
      });
    },

    async restore({ templateId, rev, version }: At & { version: number }): Promise<{ rev: number; version: number | null }> {
      const words = (row: TemplateRecord): TemplateContent => {
        const content = readContent(versionOf(db, row.id, version)?.content ?? null);
        if (!content) throw new TroubleError({ kind: 'not-found', what: 'version', say: 'There is no such version of this template.', remedy: 'reload' });
        const published = readContent(row.content);
        if (published && packContent(published) === packContent(content)) throw notAllowed('These are the words that are published now.');
        return content;
      };
      const before = rowAt(db, { templateId, rev }, person());
      forOthers(db, before.scope);
      await refuseFaults(before, words(before));
      return db.tx(() => {
        const row = rowAt(db, { templateId, rev }, person());
        forOthers(db, row.scope);
        const content = words(row);
        if (!isRule()) return addNext(row, content, `The words of version ${version} again.`, row.draft);
        if (row.draft !== null) throw notAllowed('There is a draft that is not published. Publish or discard it first, so that it is not lost.');
        if (!changeTemplate(db, templateId, rev, { draft: packContent(content), drafted_by: person().name, review_asked_at: clock.now(), changed_at: clock.now() })) throw conflict(row.rev);
        return { rev: rev + 1, version: null };
      });
    },

    /** A snippet that is still included is not: what includes it could not be used any more. */
    retire({ templateId, rev, isRetired }: At & { isRetired: boolean }): { rev: number } {
      const known = rowAt(db, { templateId, rev }, person());
      forOthers(db, known.scope);
      const users = isRetired && known.kind === 'snippet' ? usersOf(known.slug) : [];
      if (users.length > 0) throw notAllowed(`It is still included by ${namesOf(users)}. Take it out there first.`);
      return db.tx(() => {
        const row = rowAt(db, { templateId, rev }, person());
        const next = isRetired ? 1 : 0;
        if (row.is_retired === next) return { rev };
        if (!changeTemplate(db, templateId, rev, { is_retired: next, changed_at: clock.now() })) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },
  };
}

/** What others use is for template authors; what one keeps for oneself is not. Trouble: not-allowed. */
function forOthers(db: Db, scope: TemplateRecord['scope']): void {
  if (scope !== 'mine') mustMayDo(db, 'author-templates');
}

/** A name given before there was a title. */
const isStandIn = ({ slug, kind }: Pick<TemplateRecord, 'slug' | 'kind'>): boolean => slug === kind || (slug.startsWith(`${kind}-`) && /^\d+$/.test(slug.slice(kind.length + 1)));
