import { z } from 'zod';
import { flag, level } from './level.ts';
import { instant, questionId } from './ids.ts';

/** Words of the question that a rule heard. Offsets count UTF-16 units of the title, or of the body as plain text. */
export const heard = z.object({ signal: z.string(), label: z.string(), quote: z.string(), where: z.enum(['title', 'body']), from: z.number().int(), to: z.number().int() });
export type Heard = z.infer<typeof heard>;

/** Why a rule fired. `isSourceSeen`: somebody read the source when the rule was written. `action` is for volunteers, never for the asker. */
export const firedRule = z.object({ rule: z.string(), title: z.string(), level: level.nullable(), flag: flag.nullable(), source: z.string(), isSourceSeen: z.boolean(), action: z.string(), heard: z.array(heard) });
export type FiredRule = z.infer<typeof firedRule>;

/** A question a person answers for themselves beside the text. `guess` is what the words say; `quote` where. */
export const tickBox = z.object({ id: z.string(), label: z.string(), answer: z.enum(['yes', 'no']).nullable(), guess: z.enum(['yes', 'no']).nullable(), quote: z.string() });
export type TickBox = z.infer<typeof tickBox>;

export const levelReason = z.enum(['seen-by-a-doctor', 'old', 'somebody-else', 'misread-word', 'more-than-it-says', 'person-knows', 'other']);
export type LevelReason = z.infer<typeof levelReason>;

/** Everything known about how soon a question should be seen, and who says so. Seen by volunteers only. */
export const verdict = z.object({
  questionId,
  level,
  setBy: z.enum(['words', 'ticks', 'person']),
  by: z.string(),
  at: instant.nullable(),
  why: z.string(),
  /** What the words alone say. */
  wordsLevel: level,
  fired: z.array(firedRule),
  flags: z.array(z.object({ flag, by: z.string(), why: z.string() })),
  ticks: z.array(tickBox),
  say: z.string(),
});
export type Verdict = z.infer<typeof verdict>;

/** A level a person changed, for whoever keeps the rules. */
export const lesson = z.object({ questionId, title: z.string(), from: level, to: level, reason: levelReason, note: z.string(), by: z.string(), at: instant, fired: z.array(z.string()) });
export type Lesson = z.infer<typeof lesson>;
