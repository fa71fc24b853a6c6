/** Triage and teamwork: levels on questions, claims, moderators' deeds, second looks, follow-ups, resources, and what is known of how answers were received. */
export const teamwork = /* sql */ `
-- 3 emergency, 2 urgent, 1 soon, 0 routine: what counts now, whoever set it
alter table questions add column level integer not null default 0;
alter table questions add column level_by text not null default 'words';
alter table questions add column flags text not null default '[]';
-- 1 once a moderator has accepted it
alter table questions add column is_sorted integer not null default 0;

-- What the words of a question say; read again when the words or the rules change.
create table word_levels (
  question_id text primary key references questions(id),
  text_sha text not null,
  rules_sha text not null,
  level integer not null,
  fired text not null,
  flags text not null,
  ticks text not null,
  read_at integer not null
) strict;

create table ticks (
  question_id text primary key references questions(id),
  answers text not null,
  by text not null,
  at integer not null
) strict;

create table level_changes (
  id integer primary key autoincrement,
  question_id text not null references questions(id),
  -- null: back to what ticks and words say
  level integer,
  was integer not null,
  reason text not null,
  note text not null,
  by text not null,
  fired text not null,
  at integer not null
) strict;
create index level_changes_of on level_changes (question_id, id);

create table flag_changes (
  id integer primary key autoincrement,
  question_id text not null references questions(id),
  flag text not null,
  is_on integer not null,
  note text not null,
  by text not null,
  at integer not null
) strict;
create index flag_changes_of on flag_changes (question_id, id);

create table views (
  id text primary key,
  name text not null,
  scope text not null check (scope in ('mine', 'team')),
  filter text not null,
  sort text not null,
  position integer not null,
  rev integer not null default 1
) strict;

-- Who holds a question is in questions.holder_*, whoever it is. This is what this desk itself holds, or still has to give back on the forum.
create table claims (
  question_id text primary key references questions(id),
  wish text not null check (wish in ('hold', 'leave')),
  -- on this machine's clock; null: an assignment that was there before us and stays
  until_at integer,
  taken_at integer not null,
  renewed_at integer not null,
  is_forced integer not null default 0,
  place text not null check (place in ('forum', 'machine')),
  -- told: the others see it. telling, waiting: not yet. refused: the forum keeps none of us
  why text not null check (why in ('told', 'telling', 'waiting', 'refused')),
  -- the end the forum knows, on its clock
  told_until integer
) strict;
-- The end in the note of an assignment, on the forum's clock. Null: it has none. 0: not read yet.
alter table questions add column holder_until integer;
-- In the order of levels, with everything the counts of views ask of a question, so that they need not read the questions themselves.
create index questions_by_level on questions (level desc, asked_at, id, community_id, is_sorted, holder_username, flags, tags, account_id, is_waiting) where is_waiting = 1;

create table batches (
  id text primary key,
  account_id text not null references accounts(id),
  kind text not null,
  detail text not null,
  by text not null,
  -- the batch this one puts back; null: it begins something
  undoes text references batches(id),
  goes_at integer not null,
  created_at integer not null
) strict;
create index batches_newest on batches (created_at);

create table deeds (
  seq integer primary key autoincrement,
  id text not null unique,
  batch_id text not null references batches(id),
  -- null: a post held for approval whose question is not on this desk
  question_id text references questions(id),
  topic_id integer,
  title text not null,
  state text not null check (state in ('held', 'waiting', 'doing', 'checking', 'done', 'needs-you', 'undone')),
  -- how it stood before, to be able to put it back
  before text not null,
  -- what is to be done, step by step; how many steps are done; and what each of those really changed
  plan text not null,
  step integer not null default 0,
  results text not null default '[]',
  -- random; the last line of a message posted with it
  marker text not null,
  trouble text,
  attempts integer not null default 0,
  looks integer not null default 0,
  resends_left integer not null default 1,
  first_tried_at integer,
  not_before integer not null default 0,
  -- the deed this one puts back
  reverses text,
  is_undo_asked integer not null default 0,
  -- 1: it takes the question out of the queue, already while it is under way
  leaves integer not null default 0,
  created_at integer not null,
  changed_at integer not null
) strict;
create index deeds_of_batch on deeds (batch_id, seq);
create index deeds_underway on deeds (seq) where state not in ('done', 'undone');
create index deeds_of_question on deeds (question_id, seq);

-- Written before each request leaves, so that a crash leaves a trace of what may have arrived.
create table deed_attempts (
  id integer primary key autoincrement,
  deed_seq integer not null references deeds(seq),
  step integer not null,
  number integer not null,
  started_at integer not null,
  ended_at integer,
  outcome text
) strict;
create index deed_attempts_of on deed_attempts (deed_seq, step);

-- What the forum holds for approval, as last seen.
create table held_posts (
  review_id integer primary key,
  account_id text not null references accounts(id),
  version integer not null,
  topic_id integer,
  title text not null,
  author text not null,
  text text not null,
  at integer not null,
  why text not null
) strict;

create table activity (
  id integer primary key autoincrement,
  at integer not null,
  by text not null,
  what text not null,
  question_id text,
  detail text not null
) strict;
create index activity_at on activity (at);

create table people (
  username text primary key collate nocase,
  name text not null,
  roles text not null,
  is_hidden integer not null default 0,
  seen_at integer not null
) strict;

create table looks (
  id text primary key,
  question_id text not null references questions(id),
  by text not null,
  text text not null,
  note text not null,
  required text not null,
  state text not null check (state in ('asked', 'agreed', 'suggested', 'stopped', 'withdrawn', 'sent')),
  reader text not null default '',
  suggestion text,
  remark text not null default '',
  agreed_by text not null default '[]',
  place text not null check (place in ('forum', 'machine')),
  -- why it waits on this machine only; empty: it does not, or nothing needs saying
  place_why text not null default '',
  -- the forum's thread that carries it; null: not there
  topic_id integer,
  -- the outbox item this text left with
  sent_as text,
  -- the second reader who sends it as an answer of their own
  taken_by text not null default '',
  at integer not null,
  changed_at integer not null
) strict;
create index looks_of on looks (question_id, at);

-- Messages about looks on their way to the forum; the state is written before the request leaves.
create table look_letters (
  seq integer primary key autoincrement,
  look_id text not null references looks(id),
  kind text not null check (kind in ('ask', 'verdict', 'withdraw', 'sent')),
  note text not null,
  state text not null check (state in ('waiting', 'sending', 'checking', 'sent', 'refused')),
  marker text not null,
  attempts integer not null default 0,
  not_before integer not null default 0,
  created_at integer not null
) strict;
create index look_letters_underway on look_letters (seq) where state not in ('sent', 'refused');

-- How far each message thread of the forum has been read.
create table look_threads (topic_id integer primary key, read_number integer not null) strict;

create table look_rules (id text primary key, title text not null, tags text not null, levels text not null, template_ids text not null, is_on integer not null default 1, rev integer not null default 1) strict;

create table follow_ups (
  question_id text primary key references questions(id),
  note text not null,
  set_at integer not null,
  until_at integer,
  until_reply integer not null,
  -- the newest post that was there when it was set, and how the thread stood then
  seen_number integer not null,
  seen_state text not null,
  back_at integer,
  back_why text,
  back_quote text not null default ''
) strict;

-- How a follow-up stood before it was last set or finished; null: there was none. For one undo.
create table follow_ups_before (question_id text primary key references questions(id), was text) strict;

create table resources (
  id text primary key,
  title text not null,
  url text not null,
  answers text not null,
  communities text not null,
  tags text not null,
  origin text not null check (origin in ('forum', 'ours')),
  uses integer not null default 0,
  rev integer not null default 1,
  -- taken off the list; kept, so that it can come back and does not come in anew
  is_removed integer not null default 0
) strict;

-- What became of each post that answers a question: counted by the forum, read with the thread.
alter table posts add column likes integer not null default 0;
alter table posts add column is_accepted integer not null default 0;
-- The number of the post it replies to; null: the thread, or not read yet.
alter table posts add column reply_to integer;
create index posts_answers on posts (created_at) where number > 1 and kind = 'regular';

-- How a thread's posts were received, as the forum counted when the thread itself was last read, to see by a list that there is more.
create table receptions (
  question_id text primary key references questions(id),
  likes integer not null,
  is_solved integer not null,
  -- when that was last known to be so still
  at integer not null
) strict;

-- A question is out of the queue as well while a moderator's deed that takes it out is on its way.
drop view underway;
create view underway as
  select question_id from outbox
  where state in ('held', 'waiting', 'sending', 'checking', 'in-review')
    or (state = 'sent' and not exists (select 1 from posts where posts.question_id = outbox.question_id and posts.post_id = outbox.post_id))
  union all
  select question_id from deeds where leaves = 1 and state in ('held', 'waiting', 'doing', 'checking') and question_id is not null;
`;
