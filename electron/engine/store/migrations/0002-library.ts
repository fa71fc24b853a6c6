/**
 * The library a team can trust: templates, snippets, disclaimers and moderation messages in one table, their versions, and the policies over them.
 * JSON columns hold the shapes of `shared/words`. What came with Rounds is filled in again at the next start; how often it was used is carried over.
 */
export const library = /* sql */ `
create table template_counts (
  template_id text primary key,
  uses integer not null default 0,
  used_at integer,
  -- how many of those answers went out with much of the inserted text changed
  edited integer not null default 0
) strict;
insert into template_counts (template_id, uses, used_at) select id, uses, used_at from templates where uses > 0;
drop table templates;
drop table disclaimers;
delete from libraries;

create table templates (
  id text primary key,
  kind text not null check (kind in ('answer', 'snippet', 'disclaimer', 'moderation')),
  -- what the variants in other languages share
  family text not null,
  slug text not null unique,
  scope text not null check (scope in ('mine', 'team', 'community')),
  team text not null default '',
  owner text not null default '',
  folder text not null default '',
  language text not null,
  review_by text,
  is_retired integer not null default 0,
  -- the newest published version; 0: never
  version integer not null default 0,
  -- what is published; null: never
  content text,
  -- the working copy; null: the same as what is published
  draft text,
  drafted_by text not null default '',
  review_asked_at integer,
  -- grows with every change, so that two windows do not overwrite each other
  rev integer not null default 1,
  -- 'starter', 'import:<id>', or empty
  origin text not null default '',
  changed_at integer not null
) strict;
create index templates_family on templates (family);

create table template_versions (
  template_id text not null references templates(id) on delete cascade,
  version integer not null,
  content text not null,
  published_by text not null,
  published_at integer not null,
  note text not null default '',
  primary key (template_id, version)
) strict;

create table template_comments (
  id integer primary key autoincrement,
  template_id text not null references templates(id) on delete cascade,
  author text not null,
  text text not null,
  at integer not null,
  is_done integer not null default 0
) strict;
create index template_comments_of on template_comments (template_id, id);

-- What was put into an answer, to be able to say how much of it was changed before it went. Gone with the sending.
create table template_inserts (
  question_id text not null references questions(id),
  template_id text not null,
  version integer not null,
  text text not null,
  at integer not null,
  primary key (question_id, template_id)
) strict;
create trigger inserts_go after update of state on outbox when new.state = 'sent' begin
  delete from template_inserts where question_id = new.question_id;
end;

create table template_pins (
  account_id text not null,
  community_id integer not null,
  template_id text not null,
  primary key (account_id, community_id, template_id)
) strict;

-- How often a template went out in one community, to offer it there again.
create table template_places (
  account_id text not null,
  community_id integer not null,
  template_id text not null,
  uses integer not null,
  used_at integer not null,
  primary key (account_id, community_id, template_id)
) strict;

create table template_links (
  url text primary key,
  state text not null,
  say text not null,
  checked_at integer not null
) strict;

create table imports (
  id text primary key,
  at integer not null,
  name text not null,
  format text not null,
  added integer not null,
  replaced integer not null,
  -- the rows as they were, and the rev they were given, to put them back
  undo text not null,
  is_undone integer not null default 0
) strict;

create table policies (
  id text primary key,
  title text not null,
  disclaimer_id text not null,
  rule text not null check (rule in ('must', 'may', 'must-not')),
  "when" text not null,
  position integer not null,
  is_on integer not null default 1,
  rev integer not null default 1,
  origin text not null default ''
) strict;

-- Which disclaimers an answer left with, in which version and language. Its words are in the body and stay.
alter table outbox add column disclaimers text not null default '[]';

-- Only what was changed on this desk; the others are as they came with Rounds.
create table locale_packs (
  code text primary key,
  name text not null,
  numbers text not null,
  rev integer not null default 1,
  changed_at integer not null,
  changed_by text not null
) strict;
`;
