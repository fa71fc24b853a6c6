import { demoQuestions } from '#electron/practice-forum/seed/demo-questions.ts';
import { nodebbRules } from '../rules.ts';
import { cleanTags } from '../tags.ts';
import type { World } from '../world/world.ts';
import { aMember } from './people.ts';
import { cidOf } from './places.ts';

const minute = 60_000;

/** The practice forum's questions, unanswered, each asked by somebody who never wrote before. */
export function plantDemo(world: World, now: number): void {
  for (const { title, body, author, community, tags, minutesAgo } of demoQuestions.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    const at = now - minutesAgo * minute;
    const asker = world.memberBy(author) ?? world.addMember(aMember(world.members.size + 1, author, at - minute));
    world.addTopic({ cid: cidOf(community), uid: asker.uid, title, content: body, at, tags: cleanTags(nodebbRules, tags.slice(0, 5)) });
  }
}
