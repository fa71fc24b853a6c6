import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createDb, type Db } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { insertQuestion } from '#electron/engine/store/questions.ts';
import { savePost } from '#electron/engine/store/posts.ts';
import type { Tables } from '#electron/engine/store/tables.ts';
import type { Insertable } from 'kysely';
import { asPostId, asQuestionId, type QuestionId } from '#shared/words/ids.ts';

/** A folder that is gone when the test is over. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rounds-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real store in a folder of its own, with one account whose person is `robin`, number 9, and one community. */
export function aStore({ folder = aFolder() }: { folder?: string } = {}): Db {
  const db = createDb(openSqlite(path.join(folder, 'rounds.sqlite')));
  let isOpen = true;
  const close = db.close.bind(db);
  db.close = () => {
    if (isOpen) close();
    isOpen = false;
  };
  onTestFinished(() => db.close());
  db.run(
    db.sql
      .insertInto('accounts')
      .values({ id: 'practice', kind: 'discourse', title: 'Practice', base_url: 'http://127.0.0.1:1', my_id: 9, my_username: 'robin', my_name: 'Robin', is_practice: 1 })
      .onConflict((conflict) => conflict.doNothing()),
  );
  db.run(
    db.sql
      .insertInto('communities')
      .values({ account_id: 'practice', id: 1, name: 'Skin', slug: 'skin', color: '3a86ff', position: 0, members: 120 })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return db;
}

/** An open question that waits, with the asker's post (HTML in `html`). The asker is `asker-<topicId>`, number 1000 + topicId. */
export function aQuestion(
  db: Db,
  topicId: number,
  { html = '<p>It has been itching for a week.</p>', ...values }: Partial<Insertable<Tables['questions']>> & { html?: string } = {},
): QuestionId {
  const id = asQuestionId('practice', topicId);
  insertQuestion(db, {
    id,
    account_id: 'practice',
    topic_id: topicId,
    community_id: 1,
    title: `Question ${topicId}`,
    slug: `question-${topicId}`,
    asker_id: 1000 + topicId,
    asker_username: `asker-${topicId}`,
    asked_at: 1_700_000_000_000 + topicId * 60_000,
    bumped_at: 1_700_000_000_000 + topicId * 60_000,
    posts_count: 1,
    highest_post_number: 1,
    state: 'open',
    is_read: 1,
    holder_username: null,
    holder_name: null,
    ...values,
  });
  aPost(db, id, 1, { html });
  return id;
}

/** A post of a stored question; by the asker unless `author_id` says otherwise. */
export function aPost(db: Db, questionId: QuestionId, number: number, values: Partial<Insertable<Tables['posts']>> = {}): void {
  const topicId = Number(questionId.split(':')[1]);
  const post = topicId * 1000 + number;
  savePost(db, {
    id: asPostId('practice', post),
    question_id: questionId,
    post_id: post,
    number,
    kind: 'regular',
    author_id: 1000 + topicId,
    author_username: `asker-${topicId}`,
    author_name: '',
    author_is_staff: 0,
    author_is_bot: 0,
    created_at: 1_700_000_000_000 + number,
    updated_at: 1_700_000_000_000 + number,
    version: 1,
    html: `<p>Post ${number}</p>`,
    raw: null,
    ...values,
  });
}
