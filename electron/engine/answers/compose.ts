import type { DisclaimerBlock } from '#shared/words/template.ts';

/**
 * The Markdown that is posted: top parts, the person's text, bottom parts.
 * A rule sets the block apart. Not a quote, which mail programs fold away and readers take for the asker's words; not italics, which tire on long lines.
 */
export function composeAnswer(text: string, { top, bottom }: Pick<DisclaimerBlock, 'top' | 'bottom'>): string {
  const own = closeWhatIsOpen(withoutMarkers(text).replaceAll('\r\n', '\n').trim());
  const before = top.trim();
  const after = bottom.trim();
  return [...(before === '' ? [] : [before, '---']), own, ...(after === '' ? [] : ['---', after])].filter((part) => part !== '').join('\n\n');
}

// A marker copied from an older answer would make that answer look like a twin of this one.
const withoutMarkers = (text: string): string => text.replace(/<!--\s{0,9}rounds:[^>]{0,80}-->/g, '');

/** An unclosed code fence or comment would swallow the disclaimers. */
function closeWhatIsOpen(text: string): string {
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const mark = found?.[1];
    if (mark === undefined) continue;
    const isCloser = fence !== null && mark[0] === fence[0] && mark.length >= fence.length && found?.[2]?.trim() === '';
    if (isCloser) fence = null;
    else if (fence === null && !(mark.startsWith('`') && found?.[2]?.includes('`'))) fence = mark;
  }
  const fenced = fence === null ? text : `${text}\n${fence}`;
  return fenced.lastIndexOf('<!--') > fenced.lastIndexOf('-->') ? `${fenced}\n-->` : fenced;
}
