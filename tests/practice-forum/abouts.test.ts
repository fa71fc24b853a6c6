import { describe, expect, it } from 'vitest';
import { resources } from '#electron/practice-forum/seed/resources.ts';
import { aFolder } from '#tests/makers/a-store.ts';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

interface Community {
  id: number;
  name: string;
  topic_url: string;
  topic_count: number;
}
interface About {
  title: string;
  user_id: number;
  post_stream: { posts: { cooked: string }[] };
}

async function abouts(forum: ForumOnTest): Promise<{ community: Community; topicId: number; about: About }[]> {
  const reader = forum.withKey(forum.key);
  const { categories } = (await reader.get('/site.json')).json as unknown as { categories: Community[] };
  return Promise.all(
    categories.map(async (community) => {
      const topicId = Number(community.topic_url.split('/').at(-1));
      return { community, topicId, about: (await reader.get(`${community.topic_url}.json`)).json as unknown as About };
    }),
  );
}

describe('the topic about a community', () => {
  it('is named by the community, and lists the pages people often send each other', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const all = await abouts(forum);
    expect(all.length).toBeGreaterThan(10);
    for (const { community, about } of all) {
      const { cooked } = about.post_stream.posts[0]!;
      expect(about).toMatchObject({ title: `About the ${community.name} community`, user_id: -1 });
      for (const { title, url, answers } of resources[community.name] ?? []) expect(cooked).toContain(`href="${url}" rel="noopener nofollow ugc">${title.replaceAll('&', '&amp;')}</a>: ${answers}`);
    }
  });

  it('stands in no list and is counted as no question', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const all = await abouts(forum);
    const ids = new Set(all.map(({ topicId }) => topicId));
    const reader = forum.withKey(forum.key);
    for (const at of ['/latest.json?per_page=100', `/latest.json?topic_ids=${[...ids].join(',')}`, `/c/x/${all[0]!.community.id}.json`, '/filter.json?q=status:open']) {
      const { topics } = (await reader.get(at)).json['topic_list'] as { topics: { id: number }[] };
      expect(topics.filter(({ id }) => ids.has(id)), at).toEqual([]);
    }
    const page = await (await fetch(`${forum.baseUrl}/`)).text();
    expect(page).not.toContain('About the');
  });

  it('comes to a forum of before once, and to a forum without questions not at all', async () => {
    const dataDir = aFolder();
    const before = await aPracticeForum({ dataDir, seed: 'bare' });
    expect((await abouts(before)).every(({ topicId }) => topicId === 0)).toBe(true);
    await before.stop();
    const after = await aPracticeForum({ dataDir, seed: 'demo' });
    const found = (await abouts(after)).map(({ topicId }) => topicId);
    expect(found.every((topicId) => topicId > 0)).toBe(true);
    await after.stop();
    const again = await aPracticeForum({ dataDir, seed: 'demo' });
    expect((await abouts(again)).map(({ topicId }) => topicId)).toEqual(found);
  });
});
