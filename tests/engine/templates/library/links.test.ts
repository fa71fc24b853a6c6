import { describe, expect, it } from 'vitest';
import { createCatalog } from '#electron/engine/templates/library/catalog.ts';
import { createAskLink, type AskLimits } from '#electron/engine/templates/library/links/ask-link.ts';
import { linksIn } from '#electron/engine/templates/library/links/links-in.ts';
import { createLinks, type LinkStep } from '#electron/engine/templates/library/links/links.ts';
import { verdictOf, type Heard } from '#electron/engine/templates/library/links/link-verdict.ts';
import { linkState } from '#shared/words/library.ts';
import { theClock } from '#tests/makers/a-desk.ts';
import { aTemplate, someContent } from '#tests/makers/a-library.ts';
import { aDeadPort, aRawServer, aScriptedServer } from '#tests/makers/a-scripted-server.ts';
import { aStore } from '#tests/makers/a-store.ts';

/** This computer, lent to the tests as if it were the open Internet. */
const lent: AskLimits = { judge: () => true };
const ask = (address: string, limits: AskLimits = lent): Promise<Heard> => createAskLink({ clock: theClock, limits: { ms: 2_000, ...limits } })(address, undefined);

const aSite = () =>
  aScriptedServer(({ method, path }, response) => {
    const [, status, to] = /^\/(\d{3})(?:\/(.*))?$/.exec(path) ?? [];
    if (path === '/no-head') return void response.writeHead(method === 'HEAD' ? 405 : 200).end();
    if (path === '/round') return void response.writeHead(302, { Location: '/round' }).end();
    response.writeHead(Number(status ?? 200), to === undefined ? {} : { Location: decodeURIComponent(to) }).end('x'.repeat(100));
  });

describe('asking a link', () => {
  it.each([
    ['/200', 'answers'],
    ['/no-head', 'answers'],
    ['/302/%2F200', 'answers'],
    ['/301/%2F200', 'moved'],
    ['/301/%2F302%2F%252F200', 'answers'],
    ['/404', 'dead'],
    ['/410', 'dead'],
    ['/302/%2F404', 'dead'],
    ['/503', 'dead'],
    ['/403', 'refused'],
    ['/429', 'refused'],
    ['/round', 'dead'],
    ['/302/ftp%3A%2F%2Fexample.org', 'refused'],
    ['/302/http%3A%2F%2Fme%3Asecret%40example.org', 'refused'],
  ])('%s: %s', async (path, state) => {
    const site = await aSite();
    expect(verdictOf(await ask(`${site.url}${path}`))?.state).toBe(state);
  });

  it('says where it moved to', async () => {
    const site = await aSite();
    expect(verdictOf(await ask(`${site.url}/301/%2F200`))?.say).toContain(`${site.url}/200`);
  });

  it('brings nothing along', async () => {
    const site = await aSite();
    await ask(`${site.url}/200`);
    expect(site.seen).toMatchObject([{ method: 'HEAD', body: '' }]);
    expect(Object.keys(site.seen[0]?.headers ?? {}).filter((name) => ['cookie', 'referer', 'authorization', 'user-api-key'].includes(name))).toEqual([]);
  });

  it('gives up on who does not answer, and says when nobody is there', async () => {
    const mute = await aRawServer();
    expect(await ask(`http://127.0.0.1:${mute.port}/`, { ...lent, ms: 100 })).toMatchObject({ status: null, code: 'ETIMEDOUT' });
    expect(verdictOf(await ask(`http://127.0.0.1:${await aDeadPort()}/`))).toMatchObject({ state: 'dead' });
  });

  const inside = (port: number): string[] => [`http://127.0.0.1:${port}/`, `http://2130706433:${port}/`, `http://0x7f000001:${port}/`, `http://[::1]:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`, `http://localhost:${port}/`, `http://0.0.0.0:${port}/`];

  it('never knocks at this computer or its network, whatever it is called', async () => {
    const site = await aSite();
    for (const address of inside(site.port)) expect([address, verdictOf(await ask(address, {}))?.state]).toEqual([address, 'refused']);
    expect(verdictOf(await ask('http://10.0.0.1/', {}))?.state).toBe('refused');
    expect(verdictOf(await ask('http://printer.example/', { resolve: async () => [{ address: '192.168.1.9', family: 4 }] }))?.state).toBe('refused');
    expect(site.seen).toEqual([]);
  });

  it('and would knock without the judge (control)', async () => {
    const site = await aSite();
    await ask(`http://127.0.0.1:${site.port}/`);
    await ask(`http://site.example:${site.port}/`, { ...lent, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect(site.seen).toHaveLength(2);
  });

  it('is not led inside by a redirect', async () => {
    const inner = await aSite();
    const outer = await aScriptedServer((_, response) => void response.writeHead(302, { Location: `http://127.0.0.1:${inner.port}/` }).end());
    let judged = 0;
    const judge = (): boolean => (judged += 1) === 1;
    expect(verdictOf(await ask(outer.url, { judge }))?.state).toBe('refused');
    expect([outer.seen.length, inner.seen.length]).toEqual([1, 0]);
    await ask(outer.url);
    expect([outer.seen.length, inner.seen.length]).toEqual([2, 1]);
  });
});

describe('the links of a template', () => {
  it('are those of its sources and of its words, each once', () => {
    const links = linksIn(
      someContent({
        body: 'See [this](https://nhs.uk/rash), <https://a.example/b_(c)>, (https://b.example/x). Or https://nhs.uk/rash! {{ community.guidelines_url }} mailto:a@b.c https://',
        sources: [{ title: '', url: ' https://nhs.uk/rash ', year: null }, { title: '', url: 'javascript:alert(1)', year: null }, { title: '', url: 'no address', year: null }],
      }),
    );
    expect(links).toEqual(['https://nhs.uk/rash', 'https://a.example/b_(c)', 'https://b.example/x']);
  });

  it('are not drowned in brackets', () => {
    expect(linksIn(someContent({ body: `https://x.example/a${')'.repeat(1_900)} https://x.example/${'('.repeat(900)}${')'.repeat(900)}`, sources: [] }))).toEqual(['https://x.example/a', `https://x.example/${'('.repeat(900)}${')'.repeat(900)}`]);
  });
});

describe('checking the links of the library', () => {
  const dead: Heard = { status: 404, code: '', movedTo: null, isForGood: false };
  const fine: Heard = { ...dead, status: 200 };
  const silent = (code: string): Heard => ({ ...dead, status: null, code });
  const setUp = (bodies: Record<string, string>, answer: (url: string) => Promise<Heard> | Heard) => {
    const db = aStore();
    for (const [id, body] of Object.entries(bodies)) aTemplate(db, id, { content: { body } });
    const catalog = createCatalog(db);
    const asked: string[] = [];
    const links = createLinks({ db, clock: theClock, visible: () => [...catalog.all().values()], ask: async (url) => (asked.push(url), answer(url)) });
    return { db, links, asked };
  };
  const all = async (steps: AsyncIterable<LinkStep>): Promise<LinkStep[]> => {
    const seen: LinkStep[] = [];
    for await (const step of steps) seen.push(step);
    return seen;
  };

  it('asks each once, tells of one at a time and keeps what it heard', async () => {
    const { links, asked } = setUp({ a: 'https://x.example/1 https://x.example/2', b: 'https://x.example/1', c: 'https://y.example/' }, (url) => (url.endsWith('/2') ? dead : fine));
    expect(links.states().every(({ state }) => state === 'unchecked')).toBe(true);
    const steps = await all(links.check(undefined));
    expect(steps.map(({ done, total }) => [done, total])).toEqual([[0, 3], [1, 3], [2, 3], [3, 3]]);
    expect(asked.toSorted()).toEqual(['https://x.example/1', 'https://x.example/2', 'https://y.example/']);
    const states = links.states().map((state) => linkState.parse(state));
    expect(states).toMatchObject([{ url: 'https://x.example/1', state: 'answers', templateIds: ['a', 'b'] }, { url: 'https://x.example/2', state: 'dead', say: 'The page is gone (404).' }, { url: 'https://y.example/', state: 'answers' }]);
  });

  it('asks four at a time, and one site one thing after the other', async () => {
    const urls = Array.from({ length: 30 }, (_, i) => `https://site${i % 6}.example/${i}`);
    const now = new Map<string, number>();
    let most = 0;
    const { links } = setUp({ a: urls.join(' ') }, async (url) => {
      const { host } = new URL(url);
      expect(now.get(host) ?? 0).toBe(0);
      now.set(host, 1);
      most = Math.max(most, [...now.values()].filter((count) => count > 0).length);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now.set(host, 0);
      return fine;
    });
    await all(links.check(undefined));
    expect(most).toBe(4);
  });

  it('calls nothing dead on a machine without a network', async () => {
    const { links } = setUp({ a: 'https://x.example/ https://y.example/' }, (url) => silent(url.includes('x.') ? 'ENOTFOUND' : 'EAI_AGAIN'));
    expect((await all(links.check(undefined))).slice(1).map(({ link }) => link?.state)).toEqual(['unchecked', 'unchecked']);
    expect(links.states().map(({ checkedAt }) => checkedAt)).toEqual([null, null]);
  });

  it('but a site that is gone while others answer', async () => {
    const { links } = setUp({ a: 'https://x.example/ https://y.example/' }, (url) => (url.includes('x.') ? silent('ENOTFOUND') : fine));
    await all(links.check(undefined));
    expect(links.states().map(({ state }) => state)).toEqual(['dead', 'answers']);
  });

  it('stops when nobody listens any more', async () => {
    const { links, asked } = setUp({ a: Array.from({ length: 20 }, (_, i) => `https://x.example/${i}`).join(' ') }, () => fine);
    const seen: LinkStep[] = [];
    for await (const step of links.check(undefined)) {
      seen.push(step);
      if (seen.length === 3) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked.length).toBeLessThan(5);
    const told = new AbortController();
    told.abort();
    expect(await all(links.check(told.signal))).toHaveLength(1);
  });
});
