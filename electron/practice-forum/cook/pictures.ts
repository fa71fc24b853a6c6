import { factsOf, type Markdown } from './cook-facts.ts';

/** `![what is seen|690x388](upload://….png)`: an uploaded picture, in Discourse's lightbox when it is big enough to open. */
export function pictures(markdown: Markdown): void {
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules['image'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const src = String(token?.attrGet('src') ?? '');
    const [words = '', size = ''] = (token?.content ?? '').split('|');
    const alt = escapeHtml(words.trim());
    const asked = /^(\d{1,4})x(\d{1,4})/.exec(size.trim());
    const short = /^upload:\/\/([0-9A-Za-z]{1,30})(?:\.\w{1,5})?$/.exec(src)?.[1];
    if (short === undefined) {
      if (!/^(?:https?:\/\/|\/(?!\/))/i.test(src)) return alt;
      return `<img src="${escapeHtml(src)}" alt="${alt}"${asked ? ` width="${asked[1]}" height="${asked[2]}"` : ''} loading="lazy">`;
    }
    const upload = factsOf(env).upload(short);
    if (!upload) return `<img src="/images/transparent.png" alt="${alt}" data-orig-src="${escapeHtml(src)}" class="broken-image">`;
    const [width, height] = asked ? [Number(asked[1]), Number(asked[2])] : [upload.width, upload.height];
    const url = escapeHtml(upload.url);
    const picture = `<img src="${url}" alt="${alt}" data-base62-sha1="${upload.base62}" width="${width}" height="${height}" loading="lazy">`;
    if (width < 100 || height < 100) return picture;
    const facts = `<div class="meta"><span class="filename">${alt || escapeHtml(upload.filename)}</span><span class="informations">${upload.width}×${upload.height} ${kilobytes(upload.bytes)}</span></div>`;
    const download = `/uploads/short-url/${upload.base62}${/\.\w+$/.exec(upload.filename)?.[0] ?? ''}?dl=1`;
    return `<div class="lightbox-wrapper"><a class="lightbox" href="${url}" data-download-href="${escapeHtml(download)}" title="${alt}">${picture}${facts}</a></div>`;
  };
}

const kilobytes = (bytes: number): string => (bytes < 1024 ? `${bytes} Bytes` : `${(bytes / 1024).toFixed(1)} KB`);
