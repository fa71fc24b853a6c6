import { html, raw } from 'hono/html';
import { excerptOf } from '../cook/cook.ts';
import type { Forum } from '../forum.ts';
import { responseCounts } from '../store/answers.ts';
import { resourcesOf } from '../store/communities.ts';
import { topAnswerers } from '../store/directory.ts';
import { membersById } from '../store/members.ts';
import type { CommunityRow } from '../store/rows.ts';
import { topicQuery } from '../store/topic-query.ts';
import { layout, type Html } from './layout.ts';
import { ago, counted, onTheClock, shortCount } from './words.ts';

const perPage = 20;

export function communityPage(forum: Forum, community: CommunityRow, page: number): Html {
  const { db } = forum;
  const now = forum.clock.now();
  const query = topicQuery(db, { isStaff: false }).where('community_id = ?', community.id).order('created', false);
  const total = query.count();
  const topics = query.page(page, perPage);
  const responses = responseCounts(db, topics.map((topic) => topic.id));
  const askers = membersById(db, topics.map((topic) => topic.member_id));
  const firstWords = new Map(db.all<{ topic_id: number; cooked: string }>('select topic_id, cooked from posts where number = 1 and topic_id in (select value from json_each(?))', JSON.stringify(topics.map((topic) => topic.id))).map((post) => [post.topic_id, excerptOf(post.cooked, 150)]));
  const answerers = topAnswerers(db, community.id, 5);
  const resources = resourcesOf(db, community.id);
  const address = `/c/${community.slug}/${community.id}`;
  return layout({
    title: community.name,
    crumbs: [{ name: 'Communities', href: '/' }, { name: community.name }],
    body: html`<h1>${community.name}</h1>
<p>${community.description}</p>
<p class="facts"><strong>${shortCount(community.members)} members</strong><span>${counted(total, 'question')}</span></p>
<p><a class="button" href="/ask?community=${community.id}">Ask a question</a></p>
<div class="two">
<section aria-labelledby="questions"><h2 id="questions">Questions</h2>
${topics.length === 0 ? html`<p>Nobody has asked anything here yet.</p>` : html`<ul class="list">${topics.map((topic) => html`<li><h3><a href="/t/${topic.slug}/${topic.id}">${topic.title}</a></h3>
<p>${raw(firstWords.get(topic.id) ?? '')}</p>
<p class="quiet">${askers.get(topic.member_id)?.username ?? 'somebody'} · <time datetime="${new Date(topic.created_at).toISOString()}" title="${onTheClock(topic.created_at)}">${ago(topic.created_at, now)}</time> · ${counted(responses.get(topic.id) ?? 0, 'response')}${topic.closed === 1 ? ' · closed' : ''}</p></li>`)}</ul>`}
${total > perPage ? html`<nav class="pages" aria-label="More questions">${page > 0 ? html`<a href="${address}?page=${page - 1}">Newer questions</a>` : ''}${(page + 1) * perPage < total ? html`<a href="${address}?page=${page + 1}">Older questions</a>` : ''}</nav>` : ''}
</section>
<div class="side">
<section aria-labelledby="answerers"><h2 id="answerers">Top answerers</h2>
${answerers.length === 0 ? html`<p>Nobody has answered here yet. The first one could be you.</p>` : html`<ol>${answerers.map((row) => html`<li><a href="/u/${row.username}">${row.name === '' ? row.username : row.name}</a><br><span class="quiet">${counted(row.post_count, 'answer')}${row.solutions > 0 ? `, ${row.solutions} accepted` : ''}${row.likes_received > 0 ? `, thanked ${counted(row.likes_received, 'time')}` : ''}</span></li>`)}</ol>`}
<p><a href="/top-answerers">Learn about top answerers</a></p></section>
<section aria-labelledby="resources"><h2 id="resources">Popular resources</h2>
${resources.length === 0 ? html`<p>No resources have been collected here yet.</p>` : html`<ul class="plain">${resources.map((resource) => html`<li><p><a href="${resource.url}" rel="noopener noreferrer nofollow">${resource.title}</a><br><span class="quiet">${resource.answers}</span></p></li>`)}</ul><p class="quiet">These lead away from this computer.</p>`}
</section>
</div>
</div>`,
  });
}
