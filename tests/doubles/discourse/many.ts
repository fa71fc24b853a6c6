/** A forum of any size from a formula: what a topic is follows from its number, so that a hundred thousand cost nothing. */

export type Sort = 'alone' | 'answered' | 'followed up' | 'long' | 'closed' | 'solved' | 'answered by a bot' | 'private' | 'unlisted';

const sorts: readonly (readonly [Sort, number])[] = [['alone', 45], ['answered', 25], ['followed up', 8], ['long', 8], ['closed', 8], ['solved', 3], ['answered by a bot', 1], ['private', 1], ['unlisted', 1]];
/** Ids of posts lie this far apart from topic to topic; those that are not given out were private or are gone. */
const slots = 8;
const minute = 60_000;

export interface ManyPost {
  id: number;
  number: number;
  authorId: number;
  at: number;
}

export interface ManyTopics {
  count: number;
  sortOf(topicId: number): Sort;
  postsOf(topicId: number): ManyPost[];
  askerOf(topicId: number): number;
  createdAt(topicId: number): number;
  titleOf(topicId: number): string;
  htmlOf(post: ManyPost, topicId: number): string;
  topicOfPost(postId: number): number;
  /** Whether somebody waits there for a volunteer. */
  waits(topicId: number): boolean;
  /** Topics in the list of open ones with at most `mostPosts` posts, oldest first: those everybody sees, those only members see, or both. */
  listed(mostPosts: number, which: 'open' | 'private' | 'both'): Int32Array;
  /** An administrator closes it, from now on. */
  close(topicId: number): void;
  isClosed(topicId: number): boolean;
}

/** Spreads numbers evenly; the same number always the same way. */
function spread(number: number): number {
  let x = (number ^ 0x9e3779b9) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const complaints = ['an itchy rash on both arms', 'a cough that does not go away', 'pain behind the left knee', 'a child who sleeps badly', 'a mole that has changed', 'dizziness after standing up', 'a sore throat since the weekend'];
const places = ['since the holiday', 'for two weeks now', 'every other night', 'since I changed the soap', 'after the gym', 'when it rains'];

export function manyTopics(count: number, now: number): ManyTopics {
  const closed = new Set<number>();
  const authorOf = (topicId: number, salt: number): number => 10 + (spread(topicId * 31 + salt) % 5_000);
  const askerOf = (topicId: number): number => authorOf(topicId, 1);
  const helperOf = (topicId: number, salt: number): number => 6_000 + (spread(topicId * 17 + salt) % 200);

  const many: ManyTopics = {
    count,
    sortOf(topicId) {
      let left = spread(topicId) % 100;
      for (const [sort, share] of sorts) {
        if (left < share) return sort;
        left -= share;
      }
      return 'alone';
    },
    askerOf,
    createdAt: (topicId) => now - (count - topicId + 2) * minute,
    titleOf: (topicId) => `Question ${topicId}: ${complaints[spread(topicId + 5) % complaints.length]} ${places[spread(topicId + 9) % places.length]}`,
    htmlOf: (post, topicId) => `<p>${`It is ${complaints[(post.id + topicId) % complaints.length]} ${places[post.id % places.length]}, and nothing of what I tried has helped so far. `.repeat(2 + (post.id % 4))}</p>`,
    topicOfPost: (postId) => Math.floor((postId - 1) / slots) + 1,
    postsOf(topicId) {
      const asker = askerOf(topicId);
      const others = ((): number[] => {
        switch (many.sortOf(topicId)) {
          case 'alone':
          case 'private':
          case 'unlisted':
            return [];
          case 'answered':
            return topicId % 2 === 0 ? [helperOf(topicId, 2)] : [helperOf(topicId, 2), asker];
          case 'solved':
          case 'closed':
            return [helperOf(topicId, 2)];
          case 'followed up':
            return [asker];
          case 'long':
            return [helperOf(topicId, 2), asker, helperOf(topicId, 3), asker, helperOf(topicId, 4), asker];
          case 'answered by a bot':
            return [-7];
        }
      })();
      return [asker, ...others].map((authorId, index) => ({ id: (topicId - 1) * slots + index + 1, number: index + 1, authorId, at: many.createdAt(topicId) + index * 7_000 }));
    },
    waits: (topicId) => !closed.has(topicId) && ['alone', 'followed up', 'answered by a bot', 'private'].includes(many.sortOf(topicId)),
    isClosed: (topicId) => closed.has(topicId) || many.sortOf(topicId) === 'closed',
    close(topicId) {
      closed.add(topicId);
      lists.clear();
    },
    listed(mostPosts, which) {
      const name = `${mostPosts} ${which}`;
      const known = lists.get(name);
      if (known) return known;
      const found: number[] = [];
      for (let topicId = 1; topicId <= count; topicId += 1) {
        const sort = many.sortOf(topicId);
        if (sort === 'unlisted' || (which !== 'both' && (sort === 'private') !== (which === 'private')) || many.isClosed(topicId) || many.postsOf(topicId).length > mostPosts) continue;
        found.push(topicId);
      }
      const list = Int32Array.from(found);
      lists.set(name, list);
      return list;
    },
  };
  const lists = new Map<string, Int32Array>();
  return many;
}
