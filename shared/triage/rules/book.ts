import { z } from 'zod';
import { checkBook, cueWords, frameWords, lowering, rule, signalEntry, tickEntry, type RuleBook } from '../rule-book.ts';
import allergy from './signals-allergy.json' with { type: 'json' };
import belly from './signals-belly-and-below.json' with { type: 'json' };
import blood from './signals-blood-and-growths.json' with { type: 'json' };
import brain from './signals-brain-and-nerves.json' with { type: 'json' };
import heart from './signals-breathing-and-heart.json' with { type: 'json' };
import eyes from './signals-eyes.json' with { type: 'json' };
import fever from './signals-fever-and-infection.json' with { type: 'json' };
import injury from './signals-injury-and-poison.json' with { type: 'json' };
import medicines from './signals-medicines.json' with { type: 'json' };
import mind from './signals-mind-and-safety.json' with { type: 'json' };
import moderation from './signals-moderation.json' with { type: 'json' };
import pregnancy from './signals-pregnancy.json' with { type: 'json' };
import setting from './signals-setting.json' with { type: 'json' };
import skin from './signals-skin.json' with { type: 'json' };
import weak from './signals-weak.json' with { type: 'json' };
import concepts from './concepts.json' with { type: 'json' };
import frames from './frames.json' with { type: 'json' };
import flagRules from './flag-rules.json' with { type: 'json' };
import levelRules from './level-rules.json' with { type: 'json' };
import lowerings from './lowerings.json' with { type: 'json' };
import matching from './matching.json' with { type: 'json' };
import ticks from './ticks.json' with { type: 'json' };
import wording from './wording.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

const named = z.record(z.string(), lowering);
const writtenRule = z.looseObject({ lowered: z.array(z.union([z.string(), lowering])).default([]) });

/** The rules that come with Rounds. Read anew at each call; throws when the data does not fit together. */
export function readRuleBook(): RuleBook {
  const topics: readonly object[] = [allergy, belly, blood, brain, heart, eyes, fever, injury, medicines, mind, moderation, pregnancy, setting, skin, weak];
  const signals = topics.flatMap((topic) => Object.entries(z.record(z.string(), signalEntry).parse(topic)));
  const twice = signals.map(([id]) => id).filter((id, index, all) => all.indexOf(id) !== index);
  if (twice.length > 0) throw new Error(`Described twice: ${twice.join(', ')}.`);
  const ways = named.parse(lowerings);
  // Most rules come down in one of a few ways, which have names.
  const rules = z.array(writtenRule).parse([...levelRules, ...flagRules]).map((one) => ({ ...one, lowered: one.lowered.map((way) => (typeof way === 'string' ? ways[way] : way)) }));
  return checkBook({
    signals: Object.fromEntries(signals),
    concepts,
    rules: z.array(rule).parse(rules),
    ticks: z.array(tickEntry).parse(ticks),
    wording,
    cues: cueWords.parse(matching),
    frames: frameWords.parse(frames),
    everyday: words.everyday,
    health: words.health,
  });
}
