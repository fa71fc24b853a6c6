import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../store/db.ts';
import { addResource, renewResource, resourceById } from '../store/kept/resources.ts';
import { loadedLibrary, noteLibrary } from '../store/templates.ts';
import { starterPrefix } from './cards.ts';
import starter from './starter-resources.json' with { type: 'json' };

export const starterResources = z.object({
  version: z.number().int(),
  resources: z.array(z.object({ id: z.string(), title: z.string(), url: z.string(), answers: z.string(), communities: z.array(z.string()), tags: z.array(z.string()) })),
});
const name = 'resources';

/** Puts the pages that come with Rounds on the list, when they are not the ones that are there. What was changed or removed here stays so. */
export function loadResources(db: Db, source: unknown = starter): void {
  const sha = createHash('sha256').update(JSON.stringify(source)).digest('hex');
  if (loadedLibrary(db, name)?.sha === sha) return;
  const { version, resources } = starterResources.parse(source);
  db.tx(() => {
    for (const one of resources) {
      const id = starterPrefix + one.id;
      const words = { title: one.title, url: one.url, answers: one.answers, communities: JSON.stringify(one.communities), tags: JSON.stringify(one.tags) };
      const known = resourceById(db, id);
      if (!known) addResource(db, { id, origin: 'ours', ...words });
      else if (known.rev === 1 && known.is_removed === 0) renewResource(db, id, words);
    }
    noteLibrary(db, { name, version, sha });
  });
}
