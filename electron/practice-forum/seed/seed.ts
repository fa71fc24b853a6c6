import type { Cook } from '../cook/cook.ts';
import type { Db } from '../store/db.ts';
import { colorOf, memberByName } from '../store/members.ts';
import { insertPost, insertTopic } from '../store/posts.ts';
import { communities } from './communities.ts';
import { demoQuestions } from './demo-questions.ts';
import { members } from './members.ts';

const minute = 60_000;
const day = 1_440 * minute;

export type SeedKind = 'demo' | 'bare';

/** People and communities; with `demo` also what they asked and answered. Times count back from `now`. */
export function seedForum(db: Db, cook: Cook, now: number, kind: SeedKind): void {
  for (const member of members) {
    insertMember(db, { ...member, joined: now - member.daysAgo * day, seen: now - (member.id % 9) * 7 * 60 * minute });
  }
  for (const [position, community] of communities.entries()) {
    db.run('insert into communities (id, slug, name, color, description, position, members) values (?, ?, ?, ?, ?, ?, ?)', position + 4, community.slug, community.name, community.color, community.description, position, community.members);
  }
  if (kind === 'demo') plantDemo(db, cook, now);
}

function insertMember(db: Db, member: { id: number | null; username: string; name: string; title?: string; about?: string; trust: number; role?: string; volunteers?: boolean; joined: number; seen: number }): number {
  return db.run(
    'insert into members (id, username, name, title, about, color, trust_level, admin, moderator, can_assign, created_at, last_seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    member.id, member.username, member.name, member.title ?? null, member.about ?? '', colorOf(member.username), member.trust,
    member.role === 'admin' ? 1 : 0, member.role === 'moderator' ? 1 : 0, member.volunteers ? 1 : 0, member.joined, member.seen,
  ).lastId;
}

function plantDemo(db: Db, cook: Cook, now: number): void {
  const ids = new Map(communities.map((community, position) => [community.name as string, position + 4]));
  const asked = demoQuestions.toSorted((a, b) => b.minutesAgo - a.minutesAgo);
  for (const question of asked) {
    const at = now - question.minutesAgo * minute;
    const memberId = memberByName(db, question.author)?.id ?? insertMember(db, { id: null, username: question.author, name: '', trust: 1, joined: at - 3 * day, seen: at });
    insertTopic(db, cook, { title: question.title, communityId: ids.get(question.community) ?? 14, memberId, raw: question.body, tags: question.tags, now: at });
  }
  void insertPost;
}
