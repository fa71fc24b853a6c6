import type { AbilityState } from '#shared/words/account.ts';
import type { How } from './forum.ts';
import type { Moderated } from './moderating.ts';
import type { CleanPicture } from './upload/strip.ts';

/** What an account may do with its own answers, and how its answers are told apart. */
export interface Posting {
  /** Every ability of `shared/words/account.ts`, with the reason where it is missing. Throws ForumTrouble. */
  abilities(how?: How): Promise<AbilityState[]>;
  /** The Markdown that is sent: with a marker that this forum renders as nothing. */
  signed(body: string, marker: string): string;
  /** Least time between two posts of this account, in milliseconds; may grow when the forum says so. */
  spacingMs(): number;
  /** Puts other words in a post of ours. `was`: the source it was changed from; somebody else's change in between is `refused` as `changed`. Never throws; safe to ask again. */
  editPost(edit: { postId: number; raw: string; was: string; isForPerson?: boolean }): Promise<Moderated>;
  /** The source of a post of ours as it stands now. `isDeleted`: what is left of it is a placeholder. Throws ForumTrouble. */
  sourceOf(postId: number, how?: How): Promise<PostSource>;
  /** Gives the forum a picture, described by `alt`, and says the Markdown that shows it in an answer. Never throws; asked again it may lie there twice, and what no post shows nobody sees. */
  attach(picture: CleanPicture, alt: string): Promise<Attached>;
}

export type Attached = { kind: 'attached'; markdown: string } | Exclude<Moderated, { kind: 'done' }>;

export interface PostSource {
  raw: string;
  mayEdit: boolean;
  mayDelete: boolean;
  isDeleted: boolean;
}
