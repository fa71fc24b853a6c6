import { html } from 'hono/html';
import type { Forum } from '../forum.ts';
import { unansweredByCommunity } from '../store/answers.ts';
import { allCommunities, communityCounts } from '../store/communities.ts';
import { layout, type Html } from './layout.ts';
import { counted, shortCount } from './words.ts';

export function homePage(forum: Forum): Html {
  const counts = communityCounts(forum.db, forum.clock.now());
  const waiting = unansweredByCommunity(forum.db);
  return layout({
    title: 'Communities',
    body: html`<h1>Communities</h1>
<p class="quiet">Here you can be everybody: ask as one member, answer as another, and see what an answer sent from the desk looks like to the person who asked.</p>
<ul class="communities">${allCommunities(forum.db).map((community) => {
      const asked = counts.get(community.id)?.topics ?? 0;
      const open = waiting.get(community.id) ?? 0;
      return html`<li class="card"><h2><a href="/c/${community.slug}/${community.id}">${community.name}</a></h2><p>${community.description}</p><p class="facts"><span>${shortCount(community.members)} members</span><span>${counted(asked, 'question')}</span><span>${open === 0 ? 'all answered' : `${open} waiting for an answer`}</span></p></li>`;
    })}</ul>
<p><a href="/ask">Ask a question</a> · <a href="/top-answerers">Learn about top answerers</a></p>`,
  });
}
