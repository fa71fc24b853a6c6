import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of every page. Whatever is put into a template is escaped unless it came out of one. */
export function layout({ title, crumbs = [], isNarrow = false, body }: { title: string; crumbs?: readonly { name: string; href?: string }[]; isNarrow?: boolean; body: Html }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Practice forum</title>
<link rel="stylesheet" href="/practice.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><div><a class="home" href="/">Practice forum</a><span>Invented people, invented questions. Nothing here leaves this computer.</span></div></header>
<main id="content"${isNarrow ? raw(' class="narrow"') : ''}>
${crumbs.length > 0 ? html`<nav class="crumbs" aria-label="Where you are"><ol>${crumbs.map(({ name, href }) => html`<li>${href === undefined ? html`<span aria-current="page">${name}</span>` : html`<a href="${href}">${name}</a>`}</li>`)}</ol></nav>` : ''}
${body}
</main>
</body>
</html>
`;
}

/** What has to be put right, before the form it is about. */
export const problemsBox = (problems: readonly string[]): Html | '' =>
  problems.length === 0 ? '' : html`<div class="problems" role="alert"><h2>Not posted yet</h2><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`;

/** A page that only says something. */
export const messagePage = (title: string, text: string): Html => layout({ title, body: html`<h1>${title}</h1><p>${text}</p><p><a href="/">Go to the practice forum</a></p>` });
