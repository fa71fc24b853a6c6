import type { Cook } from '../cook/cook.ts';
import type { Db } from '../store/db.ts';
import { colorOf, memberByName } from '../store/members.ts';
import { insertPost, insertTopic, postByNumber } from '../store/posts.ts';
import { postType } from '../store/rows.ts';
import { recount, slugOf } from '../store/topics.ts';
import { keepUpload, shortUrl } from '../store/uploads.ts';
import { plantAbouts } from './abouts.ts';
import { communities } from './communities.ts';
import { demoQuestions } from './demo-questions.ts';
import { members } from './members.ts';
import { pattern } from './pattern.ts';
import { forumTemplates, resources } from './resources.ts';
import { demoEvents, threads, type SeedEvent } from './threads.ts';

const minute = 60_000;
const day = 1_440 * minute;
/** Discourse keeps the first ids for communities of its own. */
const firstCommunityId = 4;
/** People who read along and never wrote; with the others they make the number of users. */
const quietMembers = 71_214;

/** `demo`: people, communities, and what they asked and answered. `bare`: people and communities only. */
export type SeedKind = 'demo' | 'bare';

interface Asked {
  key: string;
  community: string;
  title: string;
  by: string;
  tags: readonly string[];
  at: number;
  raw: string;
  pictures: readonly string[];
  views: number;
  events: readonly SeedEvent[];
}

/** Fills an empty forum. Times count back from `now`, and everything is written in the order it happened, as ids tell the order. */
export function seedForum(db: Db, cook: Cook, now: number, kind: SeedKind): void {
  for (const member of members) insertMember(db, { ...member, joined: now - member.daysAgo * day, seen: now - (Math.abs(member.id) % 9) * 7 * 60 * minute });
  const ids = new Map<string, number>();
  for (const [position, community] of communities.entries()) {
    const id = firstCommunityId + position;
    ids.set(community.name, id);
    db.run('insert into communities (id, slug, name, color, description, position, members) values (?, ?, ?, ?, ?, ?, ?)', id, community.slug, community.name, community.color, community.description, position, community.members);
    for (const { title, url, answers } of resources[community.name] ?? []) db.run('insert into resources (community_id, title, url, answers) values (?, ?, ?, ?)', id, title, url, answers);
  }
  for (const { id, title, tags, content } of forumTemplates) db.run('insert into templates (id, title, slug, content, tags) values (?, ?, ?, ?, ?)', id, title, slugOf(title), content, JSON.stringify(tags));
  db.run("insert into meta (name, value) values ('quiet_members', ?)", String(quietMembers));
  if (kind === 'bare') return;
  plantAbouts(db, cook, now - 2_000 * day);
  plantDemo(db, cook, now, ids);
}

function plantDemo(db: Db, cook: Cook, now: number, communityIds: ReadonlyMap<string, number>): void {
  const questions: Asked[] = [
    ...demoQuestions.map((question) => ({ key: question.id, community: question.community, title: question.title, by: question.author, tags: question.tags, at: now - question.minutesAgo * minute, raw: question.body, pictures: question.pictures, views: 2 + (question.minutesAgo % 23), events: demoEvents[question.id] ?? [] })),
    ...threads.map((thread) => ({ key: thread.title, community: thread.community, title: thread.title, by: thread.by, tags: thread.tags, at: now - thread.minutesAgo * minute, raw: thread.raw, pictures: [], views: thread.views ?? 0, events: thread.events })),
  ];
  const topics = new Map<string, number>();
  const steps = questions.flatMap((question) => [
    { at: question.at, take: () => void topics.set(question.key, ask(db, cook, question, communityIds.get(question.community) ?? firstCommunityId)) },
    ...question.events.map((event) => ({ at: question.at + event.after * minute, take: () => happen(db, cook, topics.get(question.key) ?? 0, event, question.at + event.after * minute) })),
  ]);
  for (const { take } of steps.toSorted((a, b) => a.at - b.at)) take();
  for (const { key, views } of questions) db.run('update topics set views = ? where id = ?', views, topics.get(key) ?? 0);
}

function ask(db: Db, cook: Cook, question: Asked, communityId: number): number {
  const memberId = memberByName(db, question.by)?.id ?? insertMember(db, { id: null, username: question.by, name: '', trust: 1, joined: question.at - 3 * day, seen: question.at });
  const pictures = question.pictures.map((alt) => {
    const { bytes, width, height } = pattern(alt);
    const upload = keepUpload(db, { bytes, extension: 'png', filename: `${slugOf(alt).slice(0, 40)}.png`, width, height, memberId, now: question.at });
    return `![${alt}|${width}x${height}](${shortUrl(upload)})`;
  });
  return insertTopic(db, cook, { title: question.title, communityId, memberId, raw: [question.raw, ...pictures].join('\n\n'), tags: question.tags, now: question.at }).topicId;
}

function happen(db: Db, cook: Cook, topicId: number, event: SeedEvent, at: number): void {
  const memberId = idOf(db, event.by);
  if (event.kind === 'post') {
    const post = insertPost(db, cook, { topicId, memberId, raw: event.raw, now: at, replyTo: event.replyTo ?? null });
    for (const fan of event.likedBy ?? []) db.run('insert into post_actions (post_id, member_id, type, created_at) values (?, ?, 2, ?)', post.id, idOf(db, fan), at);
    db.run('update posts set like_count = ?, reads = ? where id = ?', event.likedBy?.length ?? 0, 6 + (event.likedBy?.length ?? 0) * 11, post.id);
    if (event.isAccepted) db.run('update topics set accepted_post_id = ? where id = ?', post.id, topicId);
  } else if (event.kind === 'whisper') {
    insertPost(db, cook, { topicId, memberId, raw: event.raw, now: at, type: postType.whisper });
  } else if (event.kind === 'assign') {
    insertPost(db, cook, { topicId, memberId, raw: '', now: at, type: postType.smallAction, actionCode: 'assigned', actionWho: event.to });
    db.run("update topics set assigned_to = ?, assignment_status = 'In Progress' where id = ?", idOf(db, event.to), topicId);
  } else {
    insertPost(db, cook, { topicId, memberId, raw: '', now: at, type: postType.smallAction, actionCode: event.code });
    if (event.code === 'closed.enabled') db.run('update topics set closed = 1 where id = ?', topicId);
  }
  if (!postByNumber(db, topicId, 1)) throw new Error('something happened under a question that nobody asked');
  recount(db, topicId);
}

function idOf(db: Db, username: string): number {
  const member = memberByName(db, username);
  if (!member) throw new Error(`the seed names ${username}, who is no member`);
  return member.id;
}

function insertMember(db: Db, member: { id: number | null; username: string; name: string; title?: string; about?: string; trust: number; role?: string; volunteers?: boolean; joined: number; seen: number }): number {
  return db.run(
    'insert into members (id, username, name, title, about, color, trust_level, admin, moderator, can_assign, created_at, last_seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    member.id, member.username, member.name, member.title ?? null, member.about ?? '', colorOf(member.username), member.trust,
    member.role === 'admin' ? 1 : 0, member.role === 'moderator' ? 1 : 0, member.volunteers ? 1 : 0, member.joined, member.seen,
  ).lastId;
}
