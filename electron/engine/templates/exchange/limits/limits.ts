/** A file that does not come in. The message is for the person and says why. */
export class FileRefused extends Error {
  constructor(say: string) {
    super(say);
    this.name = 'FileRefused';
  }
}

const mega = 1_000_000;
/** How much may come in. A large team's library is about 2 MB in 2,000 files. Sizes in bytes. */
export const most = {
  total: 16 * mega,
  file: 8 * mega,
  files: 5_000,
  things: 5_000,
  pathParts: 8,
  pathLength: 240,
  /** What a zip may become, and how many times its size. Prose shrinks to a third, lists of tables to a twentieth. */
  unpacked: 32 * mega,
  zipRatio: 100,
  yaml: mega,
  header: 64_000,
  xml: 2 * mega,
  xmlTags: 50_000,
  jsonDepth: 30,
  yamlDepth: 40,
  yamlAnchors: 50,
  htmlDepth: 60,
  /** A browser opens these anew in every paragraph that follows, so few of them make many. */
  htmlStyles: 20,
  htmlTags: 10_000,
  html: 200_000,
  csvColumns: 100,
  body: 64_000,
} as const;

const say = (bytes: number): string => `${Math.max(1, Math.round(bytes / mega))} MB`;

/** Throws FileRefused where files are too many or too large, before anything is read in them. */
export function checkSizes(files: readonly { name: string; size: number }[]): void {
  if (files.length > most.files) throw new FileRefused(`These are ${files.length} files. Rounds takes in ${most.files} at once; bring them in parts.`);
  const large = files.find(({ size }) => size > most.file);
  if (large) throw new FileRefused(`“${shortName(large.name)}” is larger than ${say(most.file)}. Bring its parts one by one.`);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > most.total) throw new FileRefused(`Together these files are larger than ${say(most.total)}. Bring them in parts.`);
}

/** Throws FileRefused where there is more than any team has, before each of it is read. */
export function checkCount(things: number): void {
  if (things > most.things) throw new FileRefused(`This holds more than ${most.things} templates. Bring them in parts.`);
}

/** Throws FileRefused where a name leads anywhere but into the folder it came with. */
export function checkPath(name: string): void {
  const refuse = (why: string): never => {
    throw new FileRefused(`The file name “${shortName(name)}” ${why}, so nothing of this was read.`);
  };
  // eslint-disable-next-line no-control-regex
  if (name === '' || /[\u0000-\u001f\u007f]/.test(name)) refuse('holds signs that no file name has');
  if (name.length > most.pathLength) refuse(`is longer than ${most.pathLength} characters`);
  const plain = name.replaceAll('\\', '/');
  if (plain.startsWith('/') || /^[A-Za-z]:/.test(plain)) refuse('points to a fixed place on a disk');
  const steps = plain.split('/');
  if (steps.some((step) => step === '..' || step === '.')) refuse('leads out of its folder');
  if (steps.length > most.pathParts) refuse(`lies deeper than ${most.pathParts} folders`);
}

/** Other people's names in our sentences: short, in one line, and not turning the direction of reading. */
export const shortName = (name: string): string => {
  // eslint-disable-next-line no-control-regex
  const plain = name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
};

/** What a library says went wrong, as the end of a sentence of ours. */
export const asEnd = (message: string): string => `${shortName(message.split('\n')[0] ?? '').replace(/[.:\s]+$/, '')}.`;

/** Throws FileRefused where brackets are nested deeper than any library needs. Reads each character once. */
export function checkJsonDepth(text: string, name: string): void {
  let depth = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isInside) {
      if (code === 92) i += 1;
      else if (code === 34) isInside = false;
    } else if (code === 34) isInside = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > most.jsonDepth) throw new FileRefused(`“${shortName(name)}” is nested deeper than ${most.jsonDepth} levels, which no list of templates is.`);
    } else if (code === 93 || code === 125) depth -= 1;
  }
}

/** Throws FileRefused for XML that declares anything of its own or has more marks than a library needs. */
export function checkXml(text: string, name: string): void {
  if (text.length > most.xml) throw new FileRefused(`“${shortName(name)}” is larger than ${say(most.xml)}, which is too much for XML.`);
  // In a comment or in quoted text it would be harmless, but then it is not written by any of the tools we know.
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) throw new FileRefused(`“${shortName(name)}” declares XML entities. Rounds does not follow those; export it again without a DOCTYPE.`);
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1;
  if (tags > most.xmlTags) throw new FileRefused(`“${shortName(name)}” holds more than ${most.xmlTags} marks.`);
}

// A browser closes these by itself, so leaving them open nests nothing.
const closedByThemselves = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr', 'p', 'li', 'dt', 'dd', 'option', 'optgroup', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'colgroup', 'rp', 'rt', 'html', 'head', 'body']);

const restyled = new Set(['a', 'b', 'big', 'code', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong', 'tt', 'u']);

/** Throws FileRefused for HTML that would take long to read: too much, or nested too deep. */
export function checkHtml(html: string, name: string): void {
  const refuse = (why: string): never => {
    throw new FileRefused(`The HTML of “${shortName(name)}” ${why}.`);
  };
  if (html.length > most.html) refuse(`is longer than ${most.html} characters`);
  let depth = 0;
  let styles = 0;
  let tags = 0;
  for (const found of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    tags += 1;
    if (tags > most.htmlTags) refuse(`holds more than ${most.htmlTags} marks`);
    const tag = (found[2] ?? '').toLowerCase();
    if (closedByThemselves.has(tag)) continue;
    const step = found[1] === '/' ? -1 : 1;
    depth = Math.max(0, depth + step);
    if (restyled.has(tag)) styles = Math.max(0, styles + step);
    if (depth > most.htmlDepth || styles > most.htmlStyles) refuse('is nested deeper than any text needs');
  }
}
