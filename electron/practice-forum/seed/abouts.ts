import type { Cook } from '../cook/cook.ts';
import { aboutTopicOf, allCommunities, noteAboutTopic, resourcesOf } from '../store/communities.ts';
import type { Db } from '../store/db.ts';
import { memberByName } from '../store/members.ts';
import { insertTopic } from '../store/posts.ts';
import type { CommunityRow } from '../store/rows.ts';

/** Gives every community the topic that says what it is about, with the pages people often send each other there; those that have one keep it. */
export function plantAbouts(db: Db, cook: Cook, now: number): void {
  const memberId = memberByName(db, 'system')?.id;
  if (memberId === undefined) return;
  db.tx(() => {
    for (const community of allCommunities(db)) {
      if (aboutTopicOf(db, community.id) !== null) continue;
      const { topicId } = insertTopic(db, cook, { title: `About the ${community.name} community`, communityId: community.id, memberId, raw: wordsOf(db, community), tags: [], now });
      noteAboutTopic(db, community.id, topicId);
    }
  });
}

function wordsOf(db: Db, { id, description }: CommunityRow): string {
  const listed = resourcesOf(db, id).map(({ title, url, answers }) => `- [${title}](${url}): ${answers}`);
  return [description, ...(listed.length === 0 ? [] : ['## Popular resources', listed.join('\n')])].join('\n\n');
}
