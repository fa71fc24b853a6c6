import { spansOf } from '../found.ts';
import type { Span } from '../sentences.ts';

/** Words that stand for something to be put in their place. */
const placeholder = /^add \w|\b(?:name|names|firstname|lastname|surname|username|user|your|yours|insert|fill|enter|choose|select|pick one|delete|date|day|month|time|age|sex|gender|number|phone|email|e-mail|link|url|address|city|town|country|place|location|clinic name|hospital name|doctor name|doctor['’]s name|condition|diagnosis|symptom|symptoms|body part|medicine|medication|drug|dose|product|treatment|reason|topic|subject|title|text|details|example|optional|placeholder|blank|here|asker|poster|op|patient|child['’]?s?|moderator|signature|x weeks|n weeks|amount|duration|question|greeting|closing|disclaimer|tbd|tba|nombre|vorname|name der|prénom|nom)\b/i;
/** Said about a quotation, not instead of something. */
const editorial = /^(?:sic|edit(?:ed)?|edits?|update|updated|removed|deleted|redacted|name (?:removed|withheld|hidden|redacted|changed)|names (?:removed|changed)|personal (?:data|details|information) (?:removed|hidden)|(?:phone |e-?mail |)(?:number|address|link) (?:removed|hidden|deleted|redacted)|emphasis (?:mine|added)|my emphasis|translated|translation|citation needed|source|sources|ref|note|n\.b\.|spoiler|nsfw|tw|cw|op|laughs?|sighs?|smiles?|…|\.\.\.|\?|!|quote|end quote|snip|image|photo|picture|video|pdf|faq|this page)$/i;
/** Put into a quotation so that it reads on. */
const inserted = /^(?:the|a|an|his|her|their|its|my|she|he|they|it|is|was|are|were|and|or|of|to|in|s|ed|ing|i|we|you|this|that|these|those|these spots|who|which|then|not|also)\b(?!.*\b(?:name|date|link|here|age|number|place)\b)/i;

const square = /(?<![\]\\!\w])\[([^[\]\n]{1,120})\](?![([:\w])/g;

/** Square brackets that wait for words: `[name]`, `[your clinic]`, `[he/she]`. Links, footnotes, ticks and `[…]` are none. */
export function brackets(text: string, own: string): Span[] {
  const defined = new Set([...text.matchAll(/^ {0,3}\[([^[\]\n]{1,120})\]:/gm)].map((found) => (found[1] ?? '').toLowerCase()));
  return spansOf(text, square).filter(({ from, match }) => {
    const inner = (match[1] ?? '').trim();
    if (inner === '' || /^[xX✓✔-]$/.test(inner)) return /^\s{2,}$/.test(match[1] ?? '');
    if (/^[\^\d\s,;.–-]+$/.test(inner) || inner.startsWith('^') || defined.has(inner.toLowerCase()) || editorial.test(inner)) return false;
    if (/^[A-Z][A-Z0-9_ /'’-]{2,}$/.test(inner) || /^[_.\s?]{2,}$/.test(inner)) return true;
    if (/^[a-z]+_[a-z_]+$/.test(inner) || /^(?:he|she|his|her|him|they|it|yes|no|mother|father|son|daughter|boy|girl|was|is|left|right|days|weeks|hours)\s?\/\s?\w+(?:\s?\/\s?\w+){0,3}$/i.test(inner)) return true;
    if (/^(?:X|N|x|n)\s\w+$/.test(inner) || /(?:…|\.\.\.)$/.test(inner)) return true;
    // In a quotation “[your son]” tells who is meant.
    const isQuoted = own[from] === ' ';
    return placeholder.test(isQuoted ? inner.replace(/^yours?\b/i, '') : inner) && !inserted.test(inner) && inner.split(/\s+/).length <= 12;
  });
}

const tags = /^(?:a|abbr|b|big|blockquote|br|center|cite|code|del|details|dd|dfn|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|font|video|audio|iframe|script|style|input|button|form|svg|html|head|body|section|article)$/i;
const moods = /^(?:grin|g|bg|vbg|sigh|sighs|hug|hugs|big hug|smile|smiles|wink|shrug|laugh|laughs|blush|cough|joke|sarcasm|rant|snip|sob|gasp|facepalm|3)$/i;
const angle = /(?<![\w<&])<([A-Za-z][A-Za-z _'’-]{0,38}[A-Za-z])>(?!>)/g;

/** Pointed brackets that wait for words: `<name>`, `<your link here>`. Tags, addresses and sighs are none. */
export const angles = (text: string): Span[] =>
  spansOf(text, angle).filter(({ match }) => {
    const inner = (match[1] ?? '').trim();
    if (tags.test(inner) || moods.test(inner)) return false;
    return placeholder.test(inner) || /^[a-z]+(?:_[a-z]+)+$/.test(inner) || /^[A-Z_]{3,}$/.test(inner);
  });
