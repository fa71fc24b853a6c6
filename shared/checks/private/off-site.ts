import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, spansOf, type Check } from '../found.ts';
import { hideCode, hideMarks, hideQuotedLines, hideQuotedWords } from '../hide.ts';

const check: Check = { id: 'off-site', title: 'Contact elsewhere', weight: 'refuse', why: 'What is said outside the thread cannot be checked, corrected or found by the next reader, and it is how people are preyed on.' };

const channel = /\b(?:whats ?app|telegram|viber|wechat|snapchat|messenger|skype|instagram|discord|facebook)\b/gi;
const asking = /\b(?:(?:(?:(?:e-?)?mail|text|call|phone|ring|dm|pm|im|contact|message|whatsapp|inbox|private message|direct message|ping|reach)\s(?:me|us)|write to me)(?!\w)(?!\s(?:back )?(?:here|in this thread))|(?:dm|pm)s? (?:is|are) open|(?:send|drop|shoot) (?:me|us) (?:an? )?(?:e-?mail|dm|pm|message|text|private message|direct message|line)|(?:by|via|through|in|over|as) (?:an? )?(?:dm|pm|private message|direct message|private chat|e-?mail)s?\b|my (?:clinic|practice(?! nurse)|office|surgery(?! (?:was|went|last|in|on))|website|web site|blog|channel|page|shop|store|book|course|profile|number|e-?mail|instagram|telegram)|book (?:an? )?(?:appointment|consultation|session|call|slot) with (?:me|us)|(?:follow|add|find|friend) me on|direct message)\b/gi;
const address = /\b(?:wa\.me|t\.me|api\.whatsapp\.com|m\.me|discord\.gg|signal\.me|chat\.whatsapp\.com|calendly\.com)\/[^\s)>\]]{1,200}/gi;
const warned = /\b(?:not|never|don['’]?t|do not|nobody|no one|cannot|can['’]?t|won['’]?t|without|instead of|rather than|avoid|removed|hidden|hid|refuse|against|asks? you|offers?|asked you|offered)\b/i;
const ofTheirs = /\b(?:groups?|pages?|community|communities|charity|filters?|status|stor(?:y|ies)|ads?|adverts?|videos?|posts?|influencer|app|advice|rumou?r|said on|seen on|read on|saw on|heard on|from)\b/i;

export function offSite(reading: Reading): Finding[] {
  const whole = hideQuotedLines(hideCode(hideMarks(reading.text, reading.blanks)));
  const text = hideQuotedWords(whole);
  const named = spansOf(text, channel).filter(({ from, to }) => !warned.test(before(text, from)) && !ofTheirs.test(around(text, from, to)));
  const asked = spansOf(text, asking).filter(({ from }) => !warned.test(before(text, from)));
  const all = [...named, ...asked, ...spansOf(whole, address)].toSorted((a, b) => a.from - b.from);
  return all
    .filter((span, index) => index === 0 || span.from >= (all[index - 1]?.to ?? 0))
    .map(({ from, to, match }) => found(check, reading, { from, to }, `“${match[0]}” leads away from the thread. Keep it here, where others can read along.`));
}

const before = (text: string, at: number): string => text.slice(Math.max(0, at - 90), at).split(/[.!?](?=\s)|\n/).at(-1) ?? '';
const around = (text: string, from: number, to: number): string => text.slice(Math.max(0, from - 25), from) + text.slice(to, to + 25);
