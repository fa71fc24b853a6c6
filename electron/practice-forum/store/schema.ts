/** The practice forum's tables. Times are milliseconds since 1970; booleans are 0 and 1. */
export const schema = `
create table meta (name text primary key, value text not null) strict;

create table members (
  id integer primary key,
  username text not null unique collate nocase,
  name text not null,
  title text,
  about text not null default '',
  color text not null,
  trust_level integer not null default 1,
  admin integer not null default 0,
  moderator integer not null default 0,
  can_assign integer not null default 0,
  created_at integer not null,
  last_seen_at integer not null
) strict;

create table communities (
  id integer primary key,
  slug text not null unique,
  name text not null,
  color text not null,
  description text not null,
  position integer not null,
  members integer not null
) strict;

create table resources (
  id integer primary key,
  community_id integer not null references communities (id),
  title text not null,
  url text not null,
  answers text not null
) strict;

create table topics (
  id integer primary key autoincrement,
  title text not null,
  slug text not null,
  community_id integer not null references communities (id),
  member_id integer not null references members (id),
  created_at integer not null,
  bumped_at integer not null,
  last_posted_at integer not null,
  last_poster_id integer not null,
  posts_count integer not null default 0,
  reply_count integer not null default 0,
  highest_post_number integer not null default 0,
  like_count integer not null default 0,
  op_like_count integer not null default 0,
  word_count integer not null default 0,
  participant_count integer not null default 0,
  views integer not null default 0,
  closed integer not null default 0,
  archived integer not null default 0,
  visible integer not null default 1,
  pinned integer not null default 0,
  deleted_at integer,
  deleted_by integer,
  slow_mode_seconds integer not null default 0,
  slow_mode_until integer,
  accepted_post_id integer,
  assigned_to integer,
  assignment_note text,
  assignment_status text,
  image_url text
) strict;
create index topics_created on topics (created_at);
create index topics_bumped on topics (bumped_at);

create table posts (
  id integer primary key autoincrement,
  topic_id integer not null references topics (id),
  number integer not null,
  type integer not null default 1,
  member_id integer not null references members (id),
  raw text not null,
  cooked text not null,
  raw_sha text not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null default 1,
  reply_to_number integer,
  reply_count integer not null default 0,
  quote_count integer not null default 0,
  like_count integer not null default 0,
  reads integer not null default 1,
  hidden integer not null default 0,
  deleted_at integer,
  deleted_by integer,
  user_deleted integer not null default 0,
  kept_raw text,
  edit_reason text,
  action_code text,
  action_who text,
  unique (topic_id, number)
) strict;
create index posts_member on posts (member_id, created_at);

create table tags (id integer primary key autoincrement, name text not null unique collate nocase, slug text not null) strict;
create table topic_tags (
  topic_id integer not null references topics (id),
  tag_id integer not null references tags (id),
  position integer not null,
  primary key (topic_id, tag_id)
) strict, without rowid;

create table post_actions (
  post_id integer not null references posts (id),
  member_id integer not null references members (id),
  type integer not null,
  message text,
  created_at integer not null,
  primary key (post_id, member_id, type)
) strict, without rowid;

create table uploads (
  id integer primary key autoincrement,
  sha1 text not null unique,
  base62 text not null unique,
  extension text not null,
  filename text not null,
  bytes blob not null,
  width integer not null,
  height integer not null,
  member_id integer not null references members (id),
  created_at integer not null
) strict;

create table reviewables (
  id integer primary key autoincrement,
  type text not null,
  status integer not null default 0,
  version integer not null default 0,
  member_id integer not null references members (id),
  topic_id integer,
  post_id integer,
  community_id integer,
  title text,
  raw text not null default '',
  tags text not null default '[]',
  reply_to_number integer,
  reason text,
  created_at integer not null
) strict;

create table drafts (
  member_id integer not null references members (id),
  key text not null,
  sequence integer not null,
  data text,
  updated_at integer not null,
  primary key (member_id, key)
) strict, without rowid;

create table notifications (
  id integer primary key autoincrement,
  member_id integer not null references members (id),
  type integer not null,
  read integer not null default 0,
  topic_id integer,
  post_number integer,
  data text not null,
  created_at integer not null
) strict;

create table keys (
  hash text primary key,
  member_id integer not null references members (id),
  client_id text not null,
  application text not null,
  scopes text not null,
  created_at integer not null,
  used_at integer not null,
  expires_at integer
) strict, without rowid;

create table templates (
  id integer primary key,
  title text not null,
  slug text not null,
  content text not null,
  tags text not null default '[]',
  usages integer not null default 0
) strict;
`;
