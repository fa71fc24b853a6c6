import type { GivenFile } from '../arriving.ts';
import { checkPath, checkSizes, FileRefused, most, shortName } from './limits.ts';
import { isZip, unpackZip } from './zip.ts';

/** Files with zips taken apart, by name, each looked at before it is read. A zip in a zip stays closed. Throws FileRefused. */
export function unpack(given: readonly GivenFile[]): { files: GivenFile[]; losses: string[] } {
  checkSizes(given.map(({ name, bytes }) => ({ name, size: bytes.length })));
  for (const { name } of given) checkPath(name);
  const losses: string[] = [];
  const files = given
    .flatMap((file) => {
      if (!isZip(file.bytes)) return [file];
      const folder = given.length === 1 ? '' : `${file.name.replace(/\.zip$/i, '')}/`;
      return unpackZip(file.bytes, file.name).map((one) => ({ name: `${folder}${one.name}`, bytes: one.bytes }));
    })
    .map(({ name, bytes }) => ({ name: name.replaceAll('\\', '/'), bytes }))
    .filter(({ name }) => !/(?:^|\/)\.git\//.test(name) && !/(?:^|\/)\.(?:gitignore|gitattributes|DS_Store)$/.test(name))
    .filter(({ name, bytes }) => {
      if (isZip(bytes)) losses.push(`“${shortName(name)}” is a zip inside a zip and was not opened.`);
      return !isZip(bytes);
    });
  if (files.length > most.files) throw new FileRefused(`These are ${files.length} files. Rounds takes in ${most.files} at once; bring them in parts.`);
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length) throw new FileRefused('Two of these files have the same name. Bring them one after the other.');
  return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), losses };
}
