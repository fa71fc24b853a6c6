/**
 * Private messages in tables of their own, so that no list, feed, search or count of the forum can come upon one.
 * Their numbers are taken from those of topics and posts, as on a Discourse forum. Also made for a forum that was planted before there were messages.
 */
export const messageTables = [
  `create table if not exists messages (
    id integer primary key,
    title text not null,
    slug text not null,
    member_id integer not null references members (id),
    created_at integer not null,
    bumped_at integer not null
  ) strict`,
  `create table if not exists message_members (
    message_id integer not null references messages (id),
    member_id integer not null references members (id),
    primary key (message_id, member_id)
  ) strict, without rowid`,
  `create table if not exists message_groups (
    message_id integer not null references messages (id),
    name text not null,
    primary key (message_id, name)
  ) strict, without rowid`,
  `create table if not exists message_posts (
    id integer primary key,
    message_id integer not null references messages (id),
    number integer not null,
    member_id integer not null references members (id),
    raw text not null,
    cooked text not null,
    created_at integer not null,
    unique (message_id, number)
  ) strict`,
];
