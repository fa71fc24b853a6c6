import type { MarkdownIt as Markdown } from 'markdown-it';

export type { Markdown };

/** What the renderer asks about the forum while it works. */
export interface CookFacts {
  /** The address of a member's picture at this size, or null for a name nobody has. */
  avatar(username: string, size: number): string | null;
  upload(base62: string): { url: string; base62: string; width: number; height: number; filename: string; bytes: number } | null;
}

/** Set by `createCook` for every rendering. */
export const factsOf = (env: unknown): CookFacts => (env as { facts: CookFacts }).facts;
