/** Hands a file to the person's downloads. `base64` is what it holds. */
export function saveFile({ name, mime, base64 }: { name: string; mime: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the download has only been asked for.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
