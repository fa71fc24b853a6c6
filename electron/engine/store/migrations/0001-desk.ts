/** The desk's first tables. Times are milliseconds since 1970; JSON columns hold the shapes of `shared/words`. */
export const desk = /* sql */ `
create table accounts (
  id text primary key,
  kind text not null,
  title text not null,
  base_url text not null,
  my_id integer,
  my_username text not null default '',
  my_name text not null default '',
  min_post_length integer not null default 20,
  max_post_length integer not null default 32000,
  is_practice integer not null default 0
) strict;

create table communities (
  account_id text not null references accounts(id),
  id integer not null,
  name text not null,
  slug text not null,
  color text not null,
  position integer not null,
  members integer,
  primary key (account_id, id)
) strict;

create table questions (
  -- Given out by us and kept by VACUUM, so that the words below can be found again.
  seq integer primary key,
  id text not null unique,
  account_id text not null references accounts(id),
  topic_id integer not null,
  community_id integer not null,
  title text not null,
  slug text not null,
  excerpt text not null default '',
  tags text not null default '[]',
  asker_id integer,
  asker_username text not null default '',
  asked_at integer not null,
  bumped_at integer not null,
  posts_count integer not null,
  highest_post_number integer not null,
  pictures integer not null default 0,
  state text not null check (state in ('open', 'closed', 'archived', 'unlisted', 'gone')),
  is_solved integer not null default 0,
  is_answered integer not null default 0,
  -- 0 until the thread's posts were seen well enough to decide whether it is answered
  is_read integer not null default 0,
  -- 1 when nobody waits for us: the person at this desk asked it, or the forum itself wrote it
  is_own integer not null default 0,
  -- 1 while an answer of ours is on its way; kept by the triggers on outbox and by the merge of posts
  is_underway integer not null default 0,
  -- 1 once a list or the thread itself has confirmed what a single post in the feed only hinted at
  is_listed integer not null default 0,
  -- Why the sync should read the thread: 2 to decide whether it is answered, 1 for its words, 0 not at all
  wants_reading integer not null default 0,
  -- What the forum counted when every post was last read; -1: never
  read_posts_count integer not null default -1,
  read_highest integer not null default -1,
  -- What the forum counted when it was last sure whether it is answered; -1: never
  sure_posts_count integer not null default -1,
  sure_highest integer not null default -1,
  holder_username text,
  holder_name text,
  seen_number integer not null default 0,
  fetched_at integer not null default 0,
  is_waiting integer generated always as (state = 'open' and is_solved = 0 and is_answered = 0 and is_read = 1 and is_own = 0 and is_underway = 0) stored,
  unique (account_id, topic_id)
) strict;
create index questions_waiting on questions (asked_at, id) where is_waiting = 1;
create index questions_waiting_community on questions (community_id, asked_at, id) where is_waiting = 1;
create index questions_to_read on questions (wants_reading, posts_count, asked_at) where wants_reading > 0;
create index questions_to_list on questions (asked_at) where is_listed = 0;

create table posts (
  id text primary key,
  question_id text not null references questions(id),
  post_id integer not null,
  number integer not null,
  kind text not null check (kind in ('regular', 'moderator', 'small-action', 'whisper')),
  author_id integer not null,
  author_username text not null,
  author_name text not null,
  author_is_staff integer not null,
  author_is_bot integer not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  html text not null,
  raw text,
  is_hidden integer not null default 0,
  is_deleted integer not null default 0,
  is_mine integer not null default 0,
  -- How many whole readings of the thread in a row lacked this post; the second one deletes it.
  missed integer not null default 0
) strict;
create index posts_of_question on posts (question_id, number);

create virtual table question_words using fts5 (title, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');

create table cursors (
  account_id text not null references accounts(id),
  name text not null,
  value integer not null,
  primary key (account_id, name)
) strict;

create table drafts (
  question_id text primary key references questions(id),
  rev integer not null,
  content text not null,
  content_sha text not null,
  baseline text not null,
  is_discarded integer not null default 0,
  begun_at integer not null,
  saved_at integer not null
) strict;

create table draft_revisions (
  question_id text not null references questions(id),
  rev integer not null,
  content text not null,
  content_sha text not null,
  saved_at integer not null,
  primary key (question_id, rev)
) strict;

create table outbox (
  seq integer primary key autoincrement,
  id text not null unique,
  account_id text not null references accounts(id),
  question_id text not null references questions(id),
  topic_id integer not null,
  title text not null,
  body text not null,
  body_sha text not null,
  marker text not null,
  state text not null check (state in ('held', 'waiting', 'sending', 'checking', 'sent', 'in-review', 'needs-you', 'withdrawn')),
  trouble text,
  change text,
  baseline text not null,
  content text not null,
  not_before integer not null default 0,
  first_tried_at integer,
  attempts integer not null default 0,
  looks integer not null default 0,
  -- how often it may still be sent again after its outcome was lost; a person's retry gives one more
  resends_left integer not null default 1,
  post_id integer,
  post_number integer,
  review_id integer,
  created_at integer not null,
  changed_at integer not null
) strict;
create index outbox_underway on outbox (account_id, seq) where state not in ('sent', 'withdrawn');
create index outbox_of_question on outbox (question_id, seq);

-- A question is out of the queue while an answer of ours is under way, and until the sync has seen the one that arrived.
create view underway as
  select question_id from outbox
  where state in ('held', 'waiting', 'sending', 'checking', 'in-review')
    or (state = 'sent' and not exists (select 1 from posts where posts.question_id = outbox.question_id and posts.post_id = outbox.post_id));

create trigger outbox_begins after insert on outbox begin
  update questions set is_underway = exists (select 1 from underway where question_id = new.question_id) where id = new.question_id;
end;
create trigger outbox_moves after update of state, post_id on outbox begin
  update questions set is_underway = exists (select 1 from underway where question_id = new.question_id) where id = new.question_id;
end;
create trigger outbox_goes after delete on outbox begin
  update questions set is_underway = exists (select 1 from underway where question_id = old.question_id) where id = old.question_id;
end;

-- Written before each request leaves, so that a crash leaves a trace of what may have arrived.
create table attempts (
  id integer primary key autoincrement,
  outbox_seq integer not null references outbox(seq),
  number integer not null,
  body_sha text not null,
  started_at integer not null,
  ended_at integer,
  outcome text
) strict;

create table templates (
  id text primary key,
  title text not null,
  kind text not null check (kind in ('answer', 'snippet', 'moderation')),
  body text not null,
  community text not null,
  tags text not null,
  fill_ins text not null,
  disclaimer_ids text not null,
  sources text not null,
  when_to_use text not null,
  not_for text not null,
  suggested_level text not null,
  language text not null,
  version integer not null,
  reviewed_on text,
  uses integer not null default 0,
  used_at integer
) strict;

create table disclaimers (
  id text primary key,
  title text not null,
  body text not null,
  placement text not null check (placement in ('top', 'bottom')),
  auto_when text not null,
  communities text not null,
  tags text not null,
  translations text not null,
  version integer not null,
  reviewed_on text
) strict;

-- Which library file the two tables above were last filled from, so that a start reads it only when it changed.
create table libraries (
  name text primary key,
  version integer not null,
  sha text not null
) strict;
`;
