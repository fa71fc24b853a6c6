import purify from 'dompurify';
import createMarkdown from 'markdown-it';

const allowedTags = ['p', 'br', 'hr', 'strong', 'b', 'em', 'i', 's', 'del', 'ins', 'u', 'sub', 'sup', 'small', 'kbd', 'mark', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'span', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'dl', 'dt', 'dd'];

const markdown = createMarkdown({ html: false, breaks: true, linkify: true });
markdown.renderer.rules['image'] = (tokens, index) => {
  const said = markdown.utils.escapeHtml(tokens[index]?.content ?? '');
  return `<span>[picture${said === '' ? '' : `: ${said}`}]</span>`;
};

/** Headings of strangers' text start below the screen's own; a link says that it leads outside. */
function tame(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const lower = document.createElement('p');
    lower.dataset['heading'] = heading.tagName.slice(1);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

/** Untrusted HTML as nodes that can neither run, nor load, nor style anything. */
export function safeHtml(html: string): DocumentFragment {
  const fragment = purify.sanitize(html, { ALLOWED_TAGS: allowedTags, ALLOWED_ATTR: ['href'], ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, RETURN_DOM_FRAGMENT: true });
  tame(fragment);
  return fragment;
}

/** Untrusted Markdown, about as a forum renders it; pictures are named, never loaded. */
export const safeMarkdown = (text: string): DocumentFragment => safeHtml(markdown.render(text));
