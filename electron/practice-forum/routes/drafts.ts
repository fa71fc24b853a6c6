import type { Forum } from '../forum.ts';
import { mustBe, type App, type Reader } from '../reader.ts';
import { conflict, invalidParameters, missingParameter, Refusal } from '../refusal.ts';
import { basicUser, iso } from '../wire/member.ts';

const maxLength = 150_000;
const maxDrafts = 200;

interface DraftRow {
  key: string;
  sequence: number;
  data: string | null;
  updated_at: number;
}

/** Half-written texts that the forum keeps. A number that goes up tells an old window from a new one. */
export function draftRoutes(app: App, forum: Forum): void {
  const find = (reader: Reader, key: string): DraftRow | undefined => forum.db.one<DraftRow>('select key, sequence, data, updated_at from drafts where member_id = ? and key = ?', reader.member.id, key);

  app.get('/drafts', (c) => {
    const reader = mustBe(c);
    const limit = Math.min(c.var.params.int('limit') ?? 30, 30);
    const rows = forum.db.all<DraftRow>('select key, sequence, data, updated_at from drafts where member_id = ? and data is not null order by updated_at desc limit ? offset ?', reader.member.id, limit, Math.max(0, c.var.params.int('offset') ?? 0));
    return c.json({
      drafts: rows.map((row) => ({ draft_key: row.key, sequence: row.sequence, draft_username: reader.member.username, data: row.data, created_at: iso(row.updated_at), username: reader.member.username, avatar_template: basicUser(reader.member).avatar_template, archetype: 'regular', topic_id: Number(/^topic_(\d+)$/.exec(row.key)?.[1] ?? 0) || null })),
    });
  });
  app.get('/drafts/:key', (c) => {
    const row = find(mustBe(c), c.req.param('key'));
    return c.json({ draft: row?.data ?? null, draft_sequence: row?.sequence ?? 0 });
  });
  app.post('/drafts', (c) => {
    const reader = mustBe(c);
    const { params } = c.var;
    const key = params.text('draft_key');
    const data = params.text('data');
    if (key === null || data === null) throw missingParameter(key === null ? 'draft_key' : 'data');
    if (key.length > 60 || data.length > maxLength) throw invalidParameters('That draft is too long.');
    const known = find(reader, key);
    const sequence = params.int('sequence') ?? 0;
    if (known && sequence !== known.sequence && !params.bool('force_save')) throw conflict('Draft is being edited in another window. Please reload this page.');
    const count = forum.db.one<{ n: number }>('select count(*) as n from drafts where member_id = ? and data is not null', reader.member.id)?.n ?? 0;
    if (!known && count >= maxDrafts) throw new Refusal(403, { errors: ['You have reached the maximum number of drafts.'] });
    forum.db.run(
      'insert into drafts (member_id, key, sequence, data, updated_at) values (?, ?, ?, ?, ?) on conflict (member_id, key) do update set data = excluded.data, updated_at = excluded.updated_at',
      reader.member.id, key, known?.sequence ?? 0, data, forum.clock.now(),
    );
    return c.json({ success: 'OK', draft_sequence: known?.sequence ?? 0 });
  });
  app.delete('/drafts/:key', (c) => {
    const reader = mustBe(c);
    const known = find(reader, c.req.param('key'));
    const sequence = c.var.params.int('sequence');
    if (known && sequence !== null && sequence !== known.sequence) throw conflict('Draft is being edited in another window. Please reload this page.');
    forum.db.run('update drafts set data = null where member_id = ? and key = ?', reader.member.id, c.req.param('key'));
    return c.json({ success: 'OK' });
  });
}
