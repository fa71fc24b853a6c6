import { html, raw } from 'hono/html';
import type { Forum } from '../forum.ts';
import { responseCounts } from '../store/answers.ts';
import { communityBySlugOrId } from '../store/communities.ts';
import { avatarTemplate, isBot, membersById } from '../store/members.ts';
import { visiblePosts } from '../store/posts.ts';
import type { MemberRow, PostRow, TopicRow } from '../store/rows.ts';
import { tagsOf } from '../store/topics.ts';
import { layout, problemsBox, type Html } from './layout.ts';
import { anAnswerer, postAs } from './post-as.ts';
import { ago, counted, onTheClock } from './words.ts';

/** What was typed and could not be posted, kept for the next try. */
export interface AnswerForm {
  as: string | null;
  raw: string;
  problems: readonly string[];
  notice?: string;
}

const actions: Record<string, string> = {
  'closed.enabled': 'closed this question',
  'closed.disabled': 'opened this question again',
  'archived.enabled': 'archived this question',
  'archived.disabled': 'took this question out of the archive',
  'visible.disabled': 'took this question off the lists',
  'visible.enabled': 'put this question back on the lists',
  'pinned.enabled': 'pinned this question',
  'pinned.disabled': 'unpinned this question',
};

export function questionPage(forum: Forum, topic: TopicRow, form: AnswerForm = { as: null, raw: '', problems: [] }): Html {
  const { db } = forum;
  const community = communityBySlugOrId(db, String(topic.community_id));
  const posts = visiblePosts(db, topic, null).filter((post) => post.hidden === 0);
  const members = membersById(db, posts.map((post) => post.member_id));
  const [question, ...rest] = posts;
  const asker = members.get(topic.member_id);
  const tags = tagsOf(db, topic.id);
  const responses = responseCounts(db, [topic.id]).get(topic.id) ?? 0;
  const isOpen = topic.closed === 0 && topic.archived === 0;
  return layout({
    isNarrow: true,
    title: topic.title,
    crumbs: [{ name: 'Communities', href: '/' }, ...(community ? [{ name: community.name, href: `/c/${community.slug}/${community.id}` }] : []), { name: 'Question' }],
    body: html`<h1>${topic.title}</h1>
${form.notice === undefined ? '' : html`<p class="notice" role="status">${form.notice}</p>`}
${question ? article(forum, topic, question, members.get(question.member_id), tags.length > 0 ? html`<ul class="tags" aria-label="Tags">${tags.map((tag) => html`<li>${tag.name}</li>`)}</ul>` : '') : ''}
<section aria-labelledby="responses"><h2 id="responses">${counted(responses, 'response')}</h2>
${responses === 0 ? html`<p class="quiet">Nobody has answered yet.</p>` : ''}
${rest.map((post) => (post.type === 3 ? smallAction(forum, post, members.get(post.member_id)) : article(forum, topic, post, members.get(post.member_id), '')))}
</section>
<section aria-labelledby="have-an-answer"><h2 id="have-an-answer">Have an answer?</h2>
${
  isOpen
    ? html`${problemsBox(form.problems)}<form class="box" method="post" action="/t/${topic.slug}/${topic.id}">
${postAs(db, { chosen: form.as ?? anAnswerer, ...(asker ? { first: asker } : {}) })}
<div><label for="raw">Your answer <span class="hint">You can use Markdown. At least ${forum.rules.minPostLength} characters.</span></label><textarea id="raw" name="raw" required maxlength="${forum.rules.maxPostLength}" ${form.problems.length > 0 ? raw('aria-invalid="true"') : ''}>
${form.raw}</textarea></div>
<div><button class="button" type="submit">Post</button></div></form>`
    : html`<p>This question is ${topic.archived === 1 ? 'archived' : 'closed'}. New answers are not taken any more.</p>`
}
</section>`,
  });
}

function article(forum: Forum, topic: TopicRow, post: PostRow, author: MemberRow | undefined, more: Html | ''): Html {
  const isQuestion = post.number === 1;
  const name = author === undefined ? 'somebody' : author.name === '' ? author.username : author.name;
  const heading = isQuestion ? 'Question' : `${post.member_id === topic.member_id ? 'More from' : 'Answer by'} ${name}`;
  return html`<article class="post${isQuestion ? ' question' : ''}" id="post_${post.number}" aria-label="${heading}">
<header>${author ? html`<img src="${avatarTemplate(author).replace('{size}', '64')}" width="32" height="32" alt="">` : ''}<strong>${author ? html`<a href="/u/${author.username}">${name}</a>` : name}</strong>
${author?.title ? html`<span>${author.title}</span>` : ''}${author && isBot(author) ? html`<span class="mark">robot</span>` : ''}${!isQuestion && post.member_id === topic.member_id ? html`<span class="mark">asked this</span>` : ''}${topic.accepted_post_id === post.id ? html`<span class="mark good">Accepted by the asker</span>` : ''}
<span>${isQuestion ? 'asked' : 'wrote'} <time datetime="${new Date(post.created_at).toISOString()}">${onTheClock(post.created_at)}</time>, ${ago(post.created_at, forum.clock.now())}</span>${post.version > 1 ? html`<span>edited</span>` : ''}</header>
<div class="cooked">${raw(post.cooked)}</div>${post.like_count > 0 ? html`<p class="quiet">${counted(post.like_count, 'person says', 'people say')} thank you</p>` : ''}${more}
</article>`;
}

/** Lines about what happened to a question, not what was said in it. Who takes care of it is not for askers. */
function smallAction(forum: Forum, post: PostRow, author: MemberRow | undefined): Html | '' {
  const words = actions[post.action_code ?? ''];
  return words === undefined ? '' : html`<p class="action">${author?.name || author?.username || 'Somebody'} ${words}, ${ago(post.created_at, forum.clock.now())}</p>`;
}
