/** The name a title gives, in lower case letters, digits and hyphens; numbered where it is taken. `otherwise`: for titles without such letters. */
export function slugFrom(title: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '');
  const base = plain(title) || plain(otherwise) || 'template';
  let slug = base;
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`;
  return slug;
}

/** `Folder::Name`, as some tools write it, taken apart. */
export function folderAndTitle(typed: string): { folder: string; title: string } {
  const at = typed.lastIndexOf('::');
  const title = at < 0 ? '' : typed.slice(at + 2).trim();
  if (title === '') return { folder: '', title: typed.trim() };
  return { folder: typed.slice(0, at).split('::').map((part) => part.trim()).filter((part) => part !== '').join('/').slice(0, 120), title };
}
