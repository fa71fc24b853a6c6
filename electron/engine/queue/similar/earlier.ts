/** A post under an earlier question, as far as choosing one needs it. `text`: plain. */
export interface EarlierPost {
  by: string;
  isAnswer: boolean;
  isAccepted: boolean;
  likes: number;
  /** Staff of the forum, or somebody of this desk. */
  isOfTeam: boolean;
  text: string;
}

/** The answer most worth reading: the accepted one, else the most liked, else the longest of the team, else the longest. Null: there is none. */
export function bestAnswer(posts: readonly EarlierPost[]): EarlierPost | null {
  const answers = posts.filter((post) => post.isAnswer && post.text !== '');
  const most = (of: readonly EarlierPost[], worth: (post: EarlierPost) => number): EarlierPost | undefined => of.toSorted((a, b) => worth(b) - worth(a))[0];
  const longest = (of: readonly EarlierPost[]): EarlierPost | undefined => most(of, ({ text }) => text.length);
  const liked = most(
    answers.filter(({ likes }) => likes > 0),
    ({ likes }) => likes,
  );
  return answers.find(({ isAccepted }) => isAccepted) ?? liked ?? longest(answers.filter(({ isOfTeam }) => isOfTeam)) ?? longest(answers) ?? null;
}
