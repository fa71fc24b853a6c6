import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyOf } from '../body.ts';
import { plainCode, readKeyRequest, grantKey, type DeviceLogins } from '../keys/device-login.ts';
import type { Forum } from '../forum.ts';
import { isOurOrigin } from '../guard.ts';
import { paramsFrom, type Params } from '../params.ts';
import { publishQuestion, publishReply, type Published } from '../publish.ts';
import { Refusal, readOnly } from '../refusal.ts';
import { communityBySlugOrId } from '../store/communities.ts';
import { memberByName } from '../store/members.ts';
import { postByNumber, visiblePosts } from '../store/posts.ts';
import type { TopicRow } from '../store/rows.ts';
import { topicById } from '../store/topics.ts';
import { answerersPage, memberPage } from './answerers.ts';
import { askPage, emptyAsk } from './ask.ts';
import { communityPage } from './community.ts';
import { homePage } from './home.ts';
import { activatePage, allowPage, payloadPage } from './key-pages.ts';
import { messagePage, type Html } from './layout.ts';
import { speaker } from './post-as.ts';
import { questionPage } from './question.ts';

const waits = 'Thank you. A moderator will look at it before it is shown.';
const keyFields = ['nonce', 'scopes', 'client_id', 'application_name', 'public_key', 'padding', 'expires_in_seconds', 'auth_redirect'] as const;
/** The one way back into an application that Discourse allows by default. */
const allowedRedirect = 'discourse://auth_redirect';

interface Visit {
  Bindings: HttpBindings;
  Variables: { form: Params };
}

/** What people see. Answers null where there is no such page. */
export function createPages(forum: Forum, logins: DeviceLogins): (request: Request, env: HttpBindings) => Promise<Response | null> {
  const app = new Hono<Visit>();
  const nowhere = (): Html => messagePage('Not found', 'This page is not there, or not any more.');
  const topicOf = (id: string): TopicRow | undefined => (id.length < 16 ? topicById(forum.db, Number(id)) : undefined);

  app.on('POST', ['/ask', '/t/:slug/:id{[0-9]+}', '/user-api-key', '/user-api-key/activate'], async (c, next) => {
    // A page elsewhere can make a browser send a form here, but not claim to be us.
    if (!isOurOrigin(c.req.header('Origin'), c.req.header('Host') ?? '')) return c.html(messagePage('Not accepted', 'This form was not sent from a page of this forum.'), 403);
    if (forum.moods.readOnly) throw readOnly();
    c.set('form', paramsFrom(new URLSearchParams(), await bodyOf(c.req.raw)));
    return next();
  });

  app.get('/', (c) => c.html(homePage(forum)));
  app.get('/c/:slug/:id{[0-9]+}', (c) => {
    const community = communityBySlugOrId(forum.db, c.req.param('id'));
    if (!community) return c.html(nowhere(), 404);
    if (community.slug !== c.req.param('slug')) return c.redirect(`/c/${community.slug}/${community.id}`, 301);
    const page = /^\d{1,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 0;
    return c.html(communityPage(forum, community, page));
  });
  app.get('/top-answerers', (c) => c.html(answerersPage()));
  app.get('/u/:username', (c) => {
    const member = memberByName(forum.db, c.req.param('username'));
    return member ? c.html(memberPage(forum, member)) : c.html(nowhere(), 404);
  });

  for (const path of ['/t/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}', '/t/:slug/:id{[0-9]+}/:number{[0-9]+}'] as const) {
    app.get(path, (c) => {
      const { slug, id, number } = c.req.param() as { slug?: string; id: string; number?: string };
      const topic = topicOf(id);
      if (!topic) return c.html(nowhere(), 404);
      if (slug !== topic.slug || number) return c.redirect(`/t/${topic.slug}/${topic.id}${number ? `#post_${number}` : ''}`, 302);
      return c.html(questionPage(forum, topic));
    });
  }
  app.post('/t/:slug/:id{[0-9]+}', (c) => {
    const topic = topicOf(c.req.param('id'));
    if (!topic) return c.html(nowhere(), 404);
    const form = { as: c.var.form.text('as'), raw: clean(c.var.form.text('raw')) };
    const outcome = tried(() => forum.db.tx(() => publishReply(forum, speakerOr(forum, form.as), { topic, raw: form.raw, replyTo: null })));
    if (outcome.problems) return c.html(questionPage(forum, topicById(forum.db, topic.id) ?? topic, { ...form, problems: outcome.problems }), 422);
    if (outcome.published.kind === 'enqueued') return c.html(questionPage(forum, topic, { as: form.as, raw: '', problems: [], notice: waits }));
    return c.redirect(`/t/${topic.slug}/${topic.id}#post_${outcome.published.post.number}`, 303);
  });

  app.get('/ask', (c) => c.html(askPage(forum, emptyAsk(c.req.query('community') ?? null))));
  app.post('/ask', (c) => {
    const { form: sent } = c.var;
    const form = { as: sent.text('as'), community: sent.text('community'), title: clean(sent.text('title')).replace(/\s+/g, ' '), raw: clean(sent.text('raw')), tags: clean(sent.text('tags')) };
    const tags = [...new Set(form.tags.split(',').map((tag) => tag.trim()).filter(Boolean))];
    const outcome = tried(() => {
      const community = communityBySlugOrId(forum.db, form.community ?? '');
      if (!community) throw new Refusal(422, { errors: ['Choose a community.'] });
      if (tags.length > 5 || tags.some((tag) => tag.length > 50)) throw new Refusal(422, { errors: ['Use at most five tags of at most 50 characters.'] });
      return forum.db.tx(() => publishQuestion(forum, speakerOr(forum, form.as), { title: form.title, raw: form.raw, communityId: community.id, tags }));
    });
    if (outcome.problems) return c.html(askPage(forum, { ...form, problems: outcome.problems }), 422);
    if (outcome.published.kind === 'enqueued') return c.html(askPage(forum, { ...emptyAsk(form.community), notice: waits }));
    const topic = topicById(forum.db, outcome.published.post.topic_id);
    return c.redirect(topic ? `/t/${topic.slug}/${topic.id}` : '/', 303);
  });

  app.get('/raw/:id{[0-9]+}/:number{[0-9]+}', (c) => {
    const topic = topicOf(c.req.param('id'));
    const post = topic && postByNumber(forum.db, topic.id, Number(c.req.param('number')));
    return post && post.deleted_at === null && post.type !== 4 ? c.text(post.raw) : c.html(nowhere(), 404);
  });
  app.get('/raw/:id{[0-9]+}', (c) => {
    const topic = topicOf(c.req.param('id'));
    return topic ? c.text(visiblePosts(forum.db, topic, null).slice(0, 100).map((post) => post.raw).join('\n\n-------------------------\n\n')) : c.html(nowhere(), 404);
  });

  app.get('/user-api-key/new', (c) => {
    const asked = paramsFrom(new URL(c.req.url).searchParams, null);
    // A question with nothing in it only wants to know what we can do.
    const headers: Record<string, string> = { 'Auth-Api-Version': '4', ...(forum.moods.isWithoutCodes ? {} : { 'Auth-Api-Device-Code': 'true' }) };
    if (c.req.method === 'HEAD' || !asked.has('public_key')) return c.html(messagePage('Connect an application', 'An application that wants to connect says so in the address of this page.'), 200, headers);
    const request = readKeyRequest(asked, forum.clock.now(), { isDevice: false });
    const redirect = asked.text('auth_redirect');
    if (redirect !== null && redirect !== allowedRedirect) return c.html(messagePage('Not accepted', 'This forum does not send people to that address.'), 403, headers);
    return c.html(allowPage(forum, request, Object.fromEntries(keyFields.flatMap((name) => (asked.text(name) === null ? [] : [[name, asked.text(name) ?? '']])))), 200, headers);
  });
  app.post('/user-api-key', (c) => {
    const request = readKeyRequest(c.var.form, forum.clock.now(), { isDevice: false, knowsOaep: !forum.moods.isWithoutOaep });
    const payload = grantKey(forum.keys, request, speakerOr(forum, c.var.form.text('as')).id);
    const redirect = c.var.form.text('auth_redirect');
    if (redirect !== null && redirect !== allowedRedirect) return c.html(messagePage('Not accepted', 'This forum does not send people to that address.'), 403);
    return redirect === null ? c.html(payloadPage(request.application, payload)) : c.redirect(`${redirect}?payload=${encodeURIComponent(payload)}`, 302);
  });
  app.get('/user-api-key/activate', (c) => {
    const requestId = c.req.query('request') ?? '';
    const found = requestId === '' ? null : logins.waiting(requestId);
    const problem = requestId !== '' && !found ? 'That request has ended. Start again in the application.' : undefined;
    return c.html(activatePage(forum, { request: found?.request ?? null, requestId, typed: '', ...(problem === undefined ? {} : { problem }) }));
  });
  app.post('/user-api-key/activate', (c) => {
    const { form } = c.var;
    const requestId = form.text('request') ?? '';
    const typed = plainCode(form.text('code') ?? '');
    const decision = form.text('decision');
    const found = logins.waiting(requestId, typed) ?? logins.waiting('', typed);
    const isRight = found?.userCode === typed;
    if (!isRight) return c.html(activatePage(forum, { request: found?.request ?? null, requestId, typed, problem: 'That code does not fit. Look again at the application, or start again there.' }), 422);
    if (decision === 'look') return c.html(activatePage(forum, { request: found?.request ?? null, requestId, typed }));
    const isDone = logins.decide(requestId, typed, decision === 'approve' ? { memberId: speakerOr(forum, form.text('as')).id } : 'deny');
    if (!isDone) return c.html(messagePage('Too late', 'That request has ended. Start again in the application.'), 422);
    return c.html(decision === 'approve' ? messagePage('Connected', 'You can go back to the application now.') : messagePage('Denied', 'The application was not connected.'));
  });

  app.notFound((c) => (c.req.method === 'GET' || c.req.method === 'HEAD' ? c.html(nowhere(), 404) : new Response(null, { headers: { 'X-Not-A-Page': '1' } })));
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.html(messagePage('Not accepted', problemsOf(error).join(' ')), error.status as 400);
    throw error;
  });
  return async (request, env) => {
    const response = await app.fetch(request, env);
    return response.headers.has('X-Not-A-Page') ? null : response;
  };
}

const clean = (text: string | null): string => (text ?? '').replaceAll('\r\n', '\n').trim();

function speakerOr(forum: Forum, username: string | null) {
  const member = speaker(forum.db, username);
  if (!member) throw new Refusal(422, { errors: ['Choose who you are.'] });
  return member;
}

type Outcome = { published: Published; problems: null } | { published: null; problems: readonly string[] };

function tried(publish: () => Published): Outcome {
  try {
    return { published: publish(), problems: null };
  } catch (error) {
    if (error instanceof Refusal) return { published: null, problems: problemsOf(error) };
    throw error;
  }
}

const problemsOf = ({ body }: Refusal): string[] => (Array.isArray(body['errors']) ? (body['errors'] as string[]) : ['That did not work.']);
