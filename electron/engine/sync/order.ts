/** Who was asked first. An answer that was asked for before a thread was read is older news about that thread, whenever it arrives. */
export interface Order {
  /** To be taken before a request leaves. */
  next(): number;
  /** This thread was recorded from a request with that number. */
  done(topicId: number, asked: number): void;
  isOlder(topicId: number, asked: number): boolean;
}

/** What is on its way comes back within a minute; in that time far fewer threads are read. */
const mostRecorded = 5_000;

export function createOrder(): Order {
  let last = 0;
  const recorded = new Map<number, number>();
  return {
    next() {
      last += 1;
      return last;
    },
    done(topicId, asked) {
      const known = recorded.get(topicId) ?? 0;
      recorded.delete(topicId);
      recorded.set(topicId, Math.max(asked, known));
      if (recorded.size > mostRecorded) recorded.delete(recorded.keys().next().value ?? 0);
    },
    isOlder: (topicId, asked) => (recorded.get(topicId) ?? 0) > asked,
  };
}
