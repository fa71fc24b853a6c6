import { z } from 'zod';
import { instant } from './ids.ts';
import { day, templateId, templateStatus } from './library.ts';

/** When a policy holds: every list that is not empty must have a match. `any` of `content` is enough. Communities are names; `kinds` of community are told from the name. */
export const policyWhen = z.object({
  communities: z.array(z.string().max(120)).max(60),
  communityKinds: z.array(z.enum(['health', 'pets', 'legal', 'money'])),
  tags: z.array(z.string().max(60)).max(40),
  levels: z.array(z.enum(['emergency', 'urgent', 'soon', 'routine'])),
  patient: z.array(z.enum(['child', 'pregnancy'])),
  content: z.array(z.enum(['medicine', 'dose', 'photo', 'photo-of-minor', 'photo-judged', 'crisis'])),
  roles: z.array(z.enum(['volunteer', 'clinician'])),
});
export type PolicyWhen = z.infer<typeof policyWhen>;

/** must: goes with the answer and cannot be taken out. may: goes with it by itself and can be left out. must-not: never goes with it. */
export const policyRule = z.enum(['must', 'may', 'must-not']);

export const policy = z.object({
  id: z.string().min(1).max(120),
  title: z.string().max(200),
  disclaimerId: templateId,
  rule: policyRule,
  when: policyWhen,
  /** Smaller goes first where there is room for three only. */
  position: z.number().int(),
  isOn: z.boolean(),
  rev: z.number().int(),
});
export type Policy = z.infer<typeof policy>;

/** A disclaimer as policies name it, with every language it is written in, its own first. `title`: what is published where something is. */
export const disclaimerRow = z.object({
  id: templateId,
  title: z.string(),
  placement: z.enum(['top', 'bottom']),
  communities: z.array(z.string()),
  status: templateStatus,
  version: z.number().int(),
  hasDraft: z.boolean(),
  wordings: z.array(z.object({ id: templateId, language: z.string(), status: templateStatus, version: z.number().int() })),
});
export type DisclaimerRow = z.infer<typeof disclaimerRow>;

export const numberName = z.enum(['emergency', 'advice_line', 'poison', 'crisis', 'child']);
export type NumberName = z.infer<typeof numberName>;

/** The numbers of one country. `checkedOn` null: nobody on this desk has seen it at its source. */
export const localePack = z.object({
  code: z.string().max(8),
  name: z.string().max(80),
  numbers: z.record(numberName, z.object({ say: z.string().max(300), checkedOn: day.nullable(), source: z.string().max(2_000) })),
  isChanged: z.boolean(),
  changedAt: instant.nullable(),
  changedBy: z.string(),
  rev: z.number().int(),
});
export type LocalePack = z.infer<typeof localePack>;
