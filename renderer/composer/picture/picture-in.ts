export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** The picture somebody pasted or dropped. Null: there is none, or it is only how a program drew the words that came with it. */
export function pictureIn(data: DataTransfer | null): File | null {
  if (!data || data.types.includes('text/plain')) return null;
  return [...data.files].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** Why this file cannot be added, in a sentence; null: it may be tried. What it really is the engine sees. Pure. */
export function whyNot({ type, size }: Pick<File, 'type' | 'size'>, mostBytes: number): string | null {
  if (!pictureTypes.includes(type)) return 'Only JPEG, PNG, WebP and GIF pictures can be added.';
  return size > mostBytes ? `This picture has ${Math.ceil(size / 1_048_576)} MB; at most ${mostBytes / 1_048_576} MB can be added. Make it smaller first.` : null;
}
