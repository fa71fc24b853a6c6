import type { Markdown } from './cook-facts.ts';

/** The few that people here use. Each has a small picture at `/images/emoji/twitter/<name>.svg`. */
export const emojis: ReadonlyMap<string, string> = new Map([
  ['wave', '👋'], ['slight_smile', '🙂'], ['smile', '😄'], ['heart', '❤️'], ['+1', '👍'], ['pray', '🙏'], ['hugs', '🤗'], ['tada', '🎉'],
  ['cry', '😢'], ['worried', '😟'], ['thinking', '🤔'], ['warning', '⚠️'], ['baby', '👶'], ['dog', '🐶'], ['sunny', '☀️'], ['robot', '🤖'],
]);

export const emojiAddress = (name: string): string => `/images/emoji/twitter/${encodeURIComponent(name)}.svg`;

/** `:wave:` becomes a picture with its code as the words for it. */
export function emoji(markdown: Markdown): void {
  markdown.inline.ruler.before('escape', 'emoji', (state, silent) => {
    if (state.src[state.pos] !== ':') return false;
    const name = /^:([a-z0-9_+-]{1,20}):/.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 22)))?.[1];
    if (name === undefined || !emojis.has(name)) return false;
    if (!silent) {
      const picture = state.push('emoji', 'img', 0);
      picture.attrs = [['src', emojiAddress(name)], ['title', `:${name}:`], ['class', 'emoji'], ['alt', `:${name}:`], ['loading', 'lazy'], ['width', '20'], ['height', '20']];
    }
    state.pos += name.length + 2;
    return true;
  });
}
