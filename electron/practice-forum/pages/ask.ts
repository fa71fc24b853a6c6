import { html, raw } from 'hono/html';
import type { Forum } from '../forum.ts';
import { allCommunities } from '../store/communities.ts';
import { layout, problemsBox, type Html } from './layout.ts';
import { anAsker, postAs } from './post-as.ts';

/** What was typed, kept while something has to be put right. */
export interface AskForm {
  as: string | null;
  community: string | null;
  title: string;
  raw: string;
  tags: string;
  problems: readonly string[];
  notice?: string;
}

export const emptyAsk = (community: string | null): AskForm => ({ as: null, community, title: '', raw: '', tags: '', problems: [] });

export function askPage(forum: Forum, form: AskForm): Html {
  const { minTitleLength, maxTitleLength, minFirstPostLength, maxPostLength } = forum.rules;
  const invalid = (word: string): unknown => (form.problems.some((problem) => problem.startsWith(word)) ? raw('aria-invalid="true"') : '');
  return layout({
    isNarrow: true,
    title: 'Ask a question',
    crumbs: [{ name: 'Communities', href: '/' }, { name: 'Ask a question' }],
    body: html`<h1>Ask a question</h1>
${form.notice === undefined ? '' : html`<p class="notice" role="status">${form.notice}</p>`}${problemsBox(form.problems)}
<form class="box" method="post" action="/ask">
${postAs(forum.db, { chosen: form.as ?? anAsker })}
<div><label for="community">Community</label><select id="community" name="community" required>${allCommunities(forum.db).map((community) => html`<option value="${community.id}" ${String(community.id) === form.community ? 'selected' : ''}>${community.name}</option>`)}</select></div>
<div><label for="title">Title <span class="hint">${minTitleLength} to ${maxTitleLength} characters</span></label><input type="text" id="title" name="title" required maxlength="${maxTitleLength}" value="${form.title}" ${invalid('Title')}></div>
<div><label for="raw">Your question <span class="hint">You can use Markdown. At least ${minFirstPostLength} characters.</span></label><textarea id="raw" name="raw" required maxlength="${maxPostLength}" ${invalid('Body')}>
${form.raw}</textarea></div>
<div><label for="tags">Tags <span class="hint">Up to five, with commas between them. You may leave this empty.</span></label><input type="text" id="tags" name="tags" maxlength="250" value="${form.tags}"></div>
<div><button class="button" type="submit">Ask</button></div></form>`,
  });
}
