import { factsOf, type Markdown } from './cook-facts.ts';

const name = /^@([A-Za-z0-9_][A-Za-z0-9_.-]{0,58}[A-Za-z0-9_]|[A-Za-z0-9_])/;

/** `@name` becomes a link to a member, or plain emphasis where there is no such member. */
export function mentions(markdown: Markdown): void {
  markdown.inline.ruler.before('escape', 'mention', (state, silent) => {
    if (state.src[state.pos] !== '@' || state.linkLevel > 0) return false;
    if (state.pos > 0 && /[\w@/]/.test(state.src[state.pos - 1] ?? '')) return false;
    const username = name.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 61)))?.[1];
    if (username === undefined) return false;
    if (!silent) {
      const isMember = factsOf(state.env).avatar(username, 48) !== null;
      const open = state.push('mention_open', isMember ? 'a' : 'span', 1);
      open.attrSet('class', 'mention');
      if (isMember) open.attrSet('href', `/u/${username.toLowerCase()}`);
      state.push('text', '', 0).content = `@${username}`;
      state.push('mention_close', isMember ? 'a' : 'span', -1);
    }
    state.pos += username.length + 1;
    return true;
  });
}
