import { cleanTags } from '../tags.ts';
import { nodebbRules } from '../rules.ts';
import type { Wording, World } from '../world/world.ts';
import { aMember } from './people.ts';
import { communityCids, staffRoom } from './places.ts';

const apart = 5 * 60_000;

/** What of so many questions is how: the shares of a real forum of 2,000, of which 1,161 had one post and 63 only posts of the asker. */
export interface Mix {
  unanswered: number;
  askerAlone: number;
  locked: number;
  deleted: number;
  pinned: number;
}

export function mixOf(count: number): Mix {
  return { unanswered: Math.round(count * 0.5805), askerAlone: Math.round(count * 0.0315), locked: Math.round(count * 0.004), deleted: Math.round(count * 0.006), pinned: count >= 100 ? 2 : 0 };
}

/** So many questions over all communities, five minutes apart up to now, with their answers in the order they came. The same count is the same forum; words are made when somebody reads them. */
export function plantMany(world: World, now: number, count: number): void {
  const mix = mixOf(count);
  const askers = Array.from({ length: Math.max(1, Math.min(2_000, Math.ceil(count / 5))) }, (_, at) => world.addMember(aMember(world.members.size + 1, `asker_${at + 1}`, now - (count + 1) * apart)).uid);
  const helpers = [...world.members.values()].filter(({ groups }) => groups.includes('Volunteers')).map(({ uid }) => uid);
  const due = new Map<number, { tid: number; uid: number }[]>();
  const step = count % 7_919 === 0 ? 7_907 : 7_919;
  const answeredFrom = mix.unanswered + mix.askerAlone;
  const afterwards: (() => void)[] = [];
  for (let at = 0; at < count; at += 1) {
    const time = now - (count - at) * apart;
    // One category is busier than the others, as everywhere.
    const cid = communityCids[at % 8 === 0 ? 0 : at % communityCids.length] ?? 6;
    const asker = askers[(at * 31) % askers.length] ?? 1;
    const topic = world.addTopic({ cid, uid: asker, title: null, content: null, at: time, tags: at % 3 === 0 ? cleanTags(nodebbRules, [subjects[at % subjects.length]]) : [] });
    const rank = (at * step) % count;
    const owes = (uid: number, steps: number): void => void due.set(at + steps, [...(due.get(at + steps) ?? []), { tid: topic.tid, uid }]);
    if (rank >= answeredFrom) {
      owes(helpers[at % helpers.length] ?? 1, 1 + (at % 40));
      if (rank % 8 === 0) owes(asker, 42 + (at % 9));
      if (rank < answeredFrom + mix.deleted) afterwards.push(() => world.setTopicDeleted(topic, 1));
      else if (rank < answeredFrom + mix.deleted + mix.locked) topic.locked = true;
      else if (rank < answeredFrom + mix.deleted + mix.locked + mix.pinned) afterwards.push(() => world.pin(topic, time + 1));
    } else if (rank >= mix.unanswered) owes(asker, 1 + (at % 12));
    for (const { tid, uid } of due.get(at) ?? []) world.addPost({ tid, uid, content: null, at: time + apart / 2 });
    due.delete(at);
    if (at % 400 === 399) world.addTopic({ cid: staffRoom, uid: 1, title: `Among ourselves, ${at + 1}`, content: 'Nothing for everybody to read.', at: time + apart / 2 + 1 });
  }
  // Answers still owed come in the last minutes, so that nothing lies in the future.
  let late = 0;
  for (const [, owed] of [...due].toSorted(([a], [b]) => a - b)) for (const { tid, uid } of owed) world.addPost({ tid, uid, content: null, at: now - apart / 2 + ++late });
  for (const deed of afterwards) deed();
}

const subjects = ['Headache', 'Cough', 'Itchy rash', 'Sore knee', 'Poor sleep', 'Heartburn', 'Dry eyes', 'Dizziness', 'Back pain', 'Swollen ankle', 'Hay fever', 'Earache'];
const times = ['since Tuesday', 'for a month', 'after running', 'at night', 'since the holiday', 'every spring', 'on and off', 'for two weeks'];
const worries = ['Should I see somebody?', 'Is it anything to worry about?', 'What could help?', 'Has anybody had the same?', 'Can it wait?'];

/** Words by number. */
export const wording: Wording = {
  title: (tid) => `${subjects[tid % subjects.length]} ${times[tid % times.length]}, question ${tid}`,
  question: (tid) => `I have had ${(subjects[tid % subjects.length] ?? '').toLowerCase()} ${times[tid % times.length]}. I am ${20 + (tid % 60)} years old and otherwise well.\n\nIt began slowly and it is there most days. I take nothing for it. **${worries[tid % worries.length]}**`,
  reply: (pid) => `Thank you for asking. That sounds unpleasant, and it often settles by itself within a week or two (note ${pid}).`,
};
