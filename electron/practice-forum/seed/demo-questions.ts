import written from './demo-questions.json' with { type: 'json' };

/** A question as its asker wrote it. */
export interface DemoQuestion {
  id: string;
  title: string;
  body: string;
  author: string;
  community: string;
  tags: string[];
  minutesAgo: number;
  /** What the pictures show, for those that are there. */
  pictures: string[];
}

/** The file also says how each question ought to be sorted. That is for tests: it ends here and never reaches the forum. */
export const demoQuestions: readonly DemoQuestion[] = written.map(({ id, title, body, author, community, tags, created_minutes_ago, images }) => ({
  id,
  title,
  body,
  author: author.handle,
  community,
  tags: [...tags],
  minutesAgo: created_minutes_ago,
  pictures: images.map(({ alt }) => alt).filter((alt) => !alt.includes('not attached yet')),
}));
