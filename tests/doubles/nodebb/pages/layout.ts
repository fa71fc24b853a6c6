import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Forum } from '../forum.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = 'body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; } article { border-top: 1px solid #8888; padding: .5rem 0; overflow-wrap: anywhere; } article header { font-weight: 600; } .plain { padding: 0; list-style: none; } .plain li { padding: .4rem 0; } form { display: inline; }';

/** The frame of every page. Whatever is put into a template is escaped unless it came out of one. */
export function layout(forum: Forum, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${forum.rules.title}</title>
<link rel="icon" type="image/x-icon" href="${forum.rules.subFolder}/assets/logo.png">
<style>${style}</style>
</head>
<body>
<nav><a href="${forum.rules.subFolder}/">${forum.rules.title}</a></nav>
<main>${body}</main>
</body>
</html>
`;
}

/** No scripts, whatever a post says. */
export const pageOf = async (body: Html, status = 200): Promise<Response> => new Response(String(await body), { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'" } });
