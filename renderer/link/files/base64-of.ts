/** What a file holds, as it goes to the engine. Throws where it cannot be read, as one that was moved since it was chosen. */
export const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^data:[^,]*,?/, '') : '');
    reader.readAsDataURL(file);
  });
