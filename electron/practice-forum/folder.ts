/** A path as the forum in `folder` knows it; null: it lies outside. */
export function pathInside(folder: string, path: string): string | null {
  if (folder === '') return path;
  if (path !== folder && !path.startsWith(`${folder}/`) && !path.startsWith(`${folder}?`)) return null;
  const inside = path.slice(folder.length);
  return inside.startsWith('/') ? inside : `/${inside}`;
}

/** Pages know themselves at the root; in a folder their links and redirects lead into it. */
export async function moveInto(folder: string, response: Response): Promise<Response> {
  if (folder === '') return response;
  const headers = new Headers(response.headers);
  const location = headers.get('Location');
  if (location?.startsWith('/')) headers.set('Location', folder + location);
  if (!(headers.get('Content-Type') ?? '').startsWith('text/html')) return new Response(response.body, { status: response.status, headers });
  headers.delete('Content-Length');
  const page = await response.text();
  return new Response(page.replaceAll(/\b(href|action|src)="\/(?!\/)/g, `$1="${folder}/`), { status: response.status, headers });
}
