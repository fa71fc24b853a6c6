/** A picture as a paragraph of its own, so that it stands apart from the words around it. Pure. */
export function placePicture(text: string, { from, to }: { from: number; to: number }, markdown: string): { from: number; to: number; insert: string } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const above = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return { from, to, insert: `${above}${markdown}${below}` };
}
