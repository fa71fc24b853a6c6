import type { PackFormat } from '#shared/words/exchange.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { NumberName, Policy } from '#shared/words/policy.ts';
import type { TemplateKind } from '#shared/words/template.ts';

/** A file to read, unpacked. `name` has forward slashes. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** A template as our own format keeps it: everything but older versions, counts and comments. `content`: what is published. */
export interface OwnTemplate {
  id: string;
  kind: TemplateKind;
  family: string;
  slug: string;
  scope: 'mine' | 'team' | 'community';
  team: string;
  owner: string;
  folder: string;
  language: string;
  reviewBy: string | null;
  isRetired: boolean;
  version: number;
  content: TemplateContent | null;
  draft: TemplateContent | null;
  draftedBy: string;
  reviewAskedAt: number | null;
}

export type OwnPolicy = Omit<Policy, 'rev'>;
/** The numbers of one country as they were changed on a desk. */
export interface OwnPack {
  code: string;
  name: string;
  numbers: Record<NumberName, { say: string; checkedOn: string | null; source: string }>;
  changedBy: string;
  changedAt: number;
}

/** Everything an own pack holds. */
export interface OwnLibrary {
  templates: OwnTemplate[];
  policies: OwnPolicy[];
  packs: OwnPack[];
}

/** A template as another tool keeps it. `carried`: only what the format knows of; the rest stays as it is here. `whole`: its body as it was written, where that could be a body of ours. */
export interface ForeignTemplate {
  sourceId: string;
  /** The id it had here, where the format says it. */
  ownId: string | null;
  kind: TemplateKind;
  carried: Partial<TemplateContent> & { title: string; body: string; fillIns: FillIn[] };
  whole: string | null;
  /** The name it is included by within the same file; empty: any. */
  slug: string;
  folder: string;
  language: string;
  losses: string[];
  /** Not empty: it cannot come in, and this says why. */
  refused: string;
}

/** What was read. `say`: which format, and how it was told. `losses`: what is true of the whole file. */
export interface Reading {
  format: PackFormat;
  say: string;
  losses: string[];
  own: (OwnLibrary & { refused: { key: string; title: string; kind: TemplateKind | 'policy' | 'locale-pack'; say: string }[]; lossesOf: Map<string, string[]> }) | null;
  foreign: ForeignTemplate[];
}
