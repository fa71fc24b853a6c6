import { html } from 'hono/html';
import type { KeyRequest } from '../keys/device-login.ts';
import type { Forum } from '../forum.ts';
import { volunteer } from '../seed/members.ts';
import { layout, type Html } from './layout.ts';
import { postAs } from './post-as.ts';

const rights: Record<string, string> = {
  read: 'read what you can read',
  write: 'read and write in your name',
  message_bus: 'hear about news at once',
  push: 'send you notifications',
  notifications: 'read your notifications',
  session_info: 'know who you are',
  one_time_password: 'log you in once in a browser',
};

/** The page that asks for the code shown in the application, and then whether it may come in. */
export function activatePage(forum: Forum, { request, requestId, typed, problem }: { request: KeyRequest | null; requestId: string; typed: string; problem?: string }): Html {
  return layout({
    isNarrow: true,
    title: 'Connect an application',
    body: html`<h1>Connect an application</h1>
${problem === undefined ? '' : html`<div class="problems" role="alert"><p>${problem}</p></div>`}
${request === null ? html`<p>Type the code that the application shows you.</p>` : html`<p><strong>${request.application}</strong> would like to:</p>${wishes(request)}<p>Only go on if you started this yourself and the code is the one your application shows.</p>`}
<form class="box" method="post" action="/user-api-key/activate">
<input type="hidden" name="request" value="${requestId}">
<div><label for="code">Code</label><input class="usercode" type="text" id="code" name="code" required maxlength="12" autocomplete="off" value="${typed}"></div>
${request === null ? html`<div><button class="button" type="submit" name="decision" value="look">Continue</button></div>` : html`${postAs(forum.db, { chosen: volunteer, label: 'Connect as' })}<div class="buttons"><button class="button" type="submit" name="decision" value="approve">Approve</button><button class="button plain" type="submit" name="decision" value="deny">Deny</button></div>`}
</form>`,
  });
}

/** The older way: the request stands in the address, and the answer is shown to be copied. */
export function allowPage(forum: Forum, request: KeyRequest, fields: Readonly<Record<string, string>>): Html {
  return layout({
    isNarrow: true,
    title: 'Connect an application',
    body: html`<h1>Connect an application</h1><p><strong>${request.application}</strong> would like to:</p>${wishes(request)}
<form class="box" method="post" action="/user-api-key">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${postAs(forum.db, { chosen: volunteer, label: 'Connect as' })}
<div><button class="button" type="submit">Authorize</button></div></form>`,
  });
}

export const payloadPage = (application: string, payload: string): Html =>
  layout({
    isNarrow: true,
    title: 'Almost there',
    body: html`<h1>Almost there</h1><p>Copy this text and paste it into <strong>${application}</strong>. Only that application can read it.</p><code class="key" id="payload">${payload}</code>`,
  });

const wishes = (request: KeyRequest): Html => html`<ul>${request.scopes.map((scope) => html`<li>${rights[scope] ?? scope}</li>`)}</ul>`;
