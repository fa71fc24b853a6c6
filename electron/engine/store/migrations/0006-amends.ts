/** What is done with answers after they were sent. */
export const amends = /* sql */ `
create table amends (
  seq integer primary key autoincrement,
  id text not null unique,
  account_id text not null references accounts(id),
  question_id text not null references questions(id),
  topic_id integer not null,
  -- As the forum numbers it
  post_id integer not null,
  kind text not null check (kind in ('edit', 'delete', 'accept', 'unaccept')),
  state text not null check (state in ('waiting', 'doing', 'checking', 'needs-you', 'done', 'dropped')),
  -- The whole source as it was seen when this was ordered; of a deletion: when it was last looked at
  was text not null default '',
  -- Of an edit: the whole source that is to stand there, and the person's own words in it
  source text not null default '',
  text text not null default '',
  -- The whole source that stands there in the place of 'was', when somebody was quicker
  now text,
  trouble text,
  attempts integer not null default 0,
  looks integer not null default 0,
  resends_left integer not null default 1,
  created_at integer not null,
  changed_at integer not null
) strict;
create index amends_underway on amends (account_id, seq) where state in ('waiting', 'doing', 'checking');
create index amends_of_question on amends (question_id, post_id, seq);

-- Nor does a question wait while we look whether an answer of ours is gone: its text is not a draft again yet.
drop view underway;
create view underway as
  select question_id from outbox
  where state in ('held', 'waiting', 'sending', 'checking', 'in-review')
    or (state = 'sent' and not exists (select 1 from posts where posts.question_id = outbox.question_id and posts.post_id = outbox.post_id))
  union all
  select question_id from deeds where leaves = 1 and state in ('held', 'waiting', 'doing', 'checking') and question_id is not null
  union all
  select question_id from amends where kind = 'delete' and state in ('doing', 'checking');
`;
