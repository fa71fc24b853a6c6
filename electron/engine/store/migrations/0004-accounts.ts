/** Several forums side by side. */
export const accounts = /* sql */ `
-- Which account this is on this desk; never given out again. The practice forum is 0. Numbers of communities and of held posts begin with it, so that two forums never share one.
alter table accounts add column number integer not null default 0;
create table account_numbers (number integer primary key autoincrement) strict;
-- A data address of a small picture.
alter table accounts add column icon text;
-- The kind of credential that lets it in; null: signed out
alter table accounts add column signed_in_by text;
alter table accounts add column added_at integer not null default 0;
alter table accounts add column forum_version text;
-- What the forum lets this account do, as JSON, and when it was asked; null: not yet
alter table accounts add column abilities text;
alter table accounts add column abilities_at integer;
create unique index accounts_number on accounts (number) where number > 0;

-- How far each message thread has been read; two forums count their threads alike.
create table look_threads_of (account_id text not null, topic_id integer not null, read_number integer not null, primary key (account_id, topic_id)) strict;
insert into look_threads_of select coalesce((select id from accounts limit 1), 'practice'), topic_id, read_number from look_threads;
drop table look_threads;
alter table look_threads_of rename to look_threads;

-- The forum somebody is known from, for the same name on another forum may be somebody else; null: an administrator of this desk wrote the name down before there was a forum.
alter table people add column account_id text;
update people set account_id = (select id from accounts limit 1);
`;
