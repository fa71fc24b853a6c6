// Whatever could end the description, begin markup in it, stand for a fill-in, or turn the direction of what follows.
const rulers = /[\\`*[\]<>{}|~]|\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufdd0]/gu;

/** The Markdown of a picture. Its description goes in plain words: forums show the escapes in it. `size`: as it lies on the forum, where that is known. */
export function pictureMarkdown(alt: string, address: string, size: { width: number; height: number } | null = null): string {
  const words = alt.replace(rulers, ' ').replace(/\s+/g, ' ').trim();
  const end = address.replace(/[()<>\\`[\]{}"'\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return `![${words}${size ? `|${size.width}x${size.height}` : ''}](${end})`;
}

/** The form in which a picture goes to a forum: under this name, and beside these words. */
export function pictureForm({ bytes, mime, name }: { bytes: Uint8Array<ArrayBuffer>; mime: string; name: string }, field: string, words: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [word, value] of Object.entries(words)) form.set(word, value);
  form.set(field, new File([bytes], name, { type: mime }));
  return form;
}
