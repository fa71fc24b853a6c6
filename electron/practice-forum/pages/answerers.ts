import { html, raw } from 'hono/html';
import type { Forum } from '../forum.ts';
import { excerptOf } from '../cook/cook.ts';
import type { MemberRow, PostRow } from '../store/rows.ts';
import { layout, type Html } from './layout.ts';
import { ago } from './words.ts';

/** In plain words, how somebody comes to stand on the list. */
export function answerersPage(): Html {
  return layout({
    isNarrow: true,
    title: 'About top answerers',
    crumbs: [{ name: 'Communities', href: '/' }, { name: 'About top answerers' }],
    body: html`<h1>About top answerers</h1>
<p>Each community names up to five people who answer there a lot. Nobody can apply for it and nobody is chosen by hand. It is counted:</p>
<ol>
<li>First comes who wrote the most answers that askers <strong>accepted</strong>: the asker said “this is what I needed”.</li>
<li>Where that is the same, who was <strong>thanked</strong> more often.</li>
<li>Where that is the same too, who wrote <strong>more answers</strong>.</li>
</ol>
<h2>What it does not mean</h2>
<p>It says nothing about somebody’s training. A top answerer may be a nurse, a parent, or somebody who lives with the same condition. Answers here are general information from volunteers. They are no diagnosis and no treatment, and they cannot take the place of somebody who can see and examine you.</p>
<p>If you are badly unwell or very worried, call your local emergency number or go to the nearest emergency department. Do not wait for an answer here.</p>`,
  });
}

type Line = Pick<PostRow, 'number' | 'topic_id' | 'created_at' | 'cooked'> & { title: string; slug: string };

export function memberPage(forum: Forum, member: MemberRow): Html {
  const lines = forum.db.all<Line>(
    'select posts.number, posts.topic_id, posts.created_at, posts.cooked, title, slug from posts join topics on topics.id = topic_id where posts.member_id = ? and type = 1 and posts.deleted_at is null and posts.hidden = 0 and topics.deleted_at is null and topics.visible = 1 order by posts.created_at desc limit 30',
    member.id,
  );
  const name = member.name === '' ? member.username : member.name;
  return layout({
    isNarrow: true,
    title: name,
    crumbs: [{ name: 'Communities', href: '/' }, { name }],
    body: html`<h1>${name}</h1><p class="facts"><span>${member.username}</span>${member.title ? html`<span>${member.title}</span>` : ''}</p>${member.about === '' ? '' : html`<p>${member.about}</p>`}
<h2>Last written</h2>
${lines.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="list">${lines.map((line) => html`<li><h3><a href="/t/${line.slug}/${line.topic_id}#post_${line.number}">${line.title}</a></h3><p>${raw(excerptOf(line.cooked, 150))}</p><p class="quiet">${line.number === 1 ? 'asked' : 'wrote'} ${ago(line.created_at, forum.clock.now())}</p></li>`)}</ul>`}`,
  });
}
