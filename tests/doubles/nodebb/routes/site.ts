import type { Forum } from '../forum.ts';
import { dictionary } from '../language.ts';
import { escapesTitles } from '../rules.ts';
import { sessionCookie, type App } from '../reader.ts';

/** What the forum is, for anybody who asks. */
export function siteRoutes(app: App, forum: Forum): void {
  app.get('/api/config', (c) => {
    const { reader } = c.var;
    const { rules } = forum;
    let session = reader.session;
    if (!session && reader.by !== 'token') {
      const opened = forum.keys.open(0);
      session = opened.session;
      c.header('Set-Cookie', sessionCookie(forum, opened.id), { append: true });
    }
    return c.json({
      url: forum.baseUrl(),
      relative_path: rules.subFolder,
      upload_url: '/assets/uploads',
      [escapesTitles(rules) ? 'assetBaseUrl' : 'asset_base_url']: `${rules.subFolder}/assets`,
      siteTitle: rules.title,
      browserTitle: rules.title,
      description: 'Invented people and invented questions.',
      'brand:logo': `${rules.subFolder}/assets/logo.png`,
      maintenanceMode: forum.moods.maintenance,
      postQueue: rules.postQueue ? 1 : 0,
      minimumTitleLength: rules.minimumTitleLength,
      maximumTitleLength: rules.maximumTitleLength,
      minimumPostLength: rules.minimumPostLength,
      maximumPostLength: rules.maximumPostLength,
      minimumTagsPerTopic: 0,
      maximumTagsPerTopic: rules.maximumTagsPerTopic,
      minimumTagLength: rules.minimumTagLength,
      maximumTagLength: rules.maximumTagLength,
      maximumFileSize: rules.maximumFileSize,
      usePagination: reader.member?.usePagination ?? false,
      topicsPerPage: reader.member?.topicsPerPage ?? 20,
      postsPerPage: 20,
      defaultLang: rules.defaultLang,
      userLang: c.var.language,
      loggedIn: reader.uid > 0,
      uid: reader.uid,
      csrf_token: session?.csrf ?? 'c'.repeat(128),
      searchEnabled: rules.hasSearch,
      activitypub: { enabled: rules.activityPub, probe: 0 },
      'cache-buster': 'v=double',
      socketioTransports: ['polling', 'websocket'],
    });
  });

  if (forum.rules.activityPub) {
    app.get('/nodeinfo/2.0', (c) =>
      c.json({
        version: '2.0',
        software: { name: 'NodeBB', version: forum.rules.version },
        protocols: ['activitypub'],
        services: { inbound: [], outbound: [] },
        openRegistrations: true,
        usage: { users: { total: forum.world.members.size, activeMonth: 12, activeHalfyear: 40 }, localPosts: forum.world.topics.size, localComments: forum.world.posts.size - forum.world.topics.size },
        metadata: { nodeName: forum.rules.title, nodeDescription: '' },
      }),
    );
    app.get('/.well-known/nodeinfo', (c) => c.json({ links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${forum.baseUrl()}/nodeinfo/2.0` }] }));
  }

  app.get('/assets/language/:language/error.json', (c) => c.json(dictionary(c.req.param('language') === 'de' ? 'de' : 'en-GB')));

  app.get('/assets/uploads/files/:name', (c) => {
    const file = forum.uploads.get(c.req.param('name'));
    return file ? c.body(file.bytes, 200, { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' }) : c.text('Not Found', 404);
  });
}
