import { z } from 'zod';
import type { AboutCommunities } from '../../about-communities.ts';
import type { How } from '../../forum.ts';
import { readItems, site } from '../wire/wire.ts';

const described = z.object({ id: z.number().int().positive(), topic_url: z.string().max(1_000).nullish() });

/** Every category has a topic about it; `topic_url` says where, and 0 or nothing where there is none. */
export function createAboutThreads(ask: <T>(shape: { parse(value: unknown): T }, path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<T>): AboutCommunities {
  return {
    async aboutThreads(how) {
      const { categories } = await ask(site, 'site.json', [], how);
      return readItems(described, categories ?? []).items.flatMap(({ id, topic_url }) => {
        // Only the number counts: wherever the address leads, our own forum is asked.
        const topicId = Number(/\/t\/(?:[^/?#]{1,300}\/)?(\d{1,15})(?:[/?#]|$)/.exec(topic_url ?? '')?.[1] ?? 0);
        return topicId > 0 ? [{ communityId: id, topicId }] : [];
      });
    },
  };
}
