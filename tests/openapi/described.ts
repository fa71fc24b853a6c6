import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isDocumentHere } from '#tests/practice-forum/discourse-schema.ts';
import type { Overheard } from './eavesdropper.ts';

const documentPath = fileURLToPath(new URL('../../../shared/forums/discourse-openapi.json', import.meta.url));
const notesPath = fileURLToPath(new URL('../../../shared/forums/discourse.md', import.meta.url));

type Schema = Record<string, unknown>;
interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

export const openApi = (): OpenApi => (isDocumentHere ? (JSON.parse(readFileSync(documentPath, 'utf8')) as OpenApi) : { paths: {} });

/** A section of the notes on Discourse, by its number. Empty: there is none, or the notes are not here. */
export function section(number: string): string {
  const notes = existsSync(notesPath) ? readFileSync(notesPath, 'utf8') : '';
  const parts = notes.split(/^(?=#{2,3} )/m);
  return parts.find((part) => new RegExp(`^#{2,3} ${number.replaceAll('.', '\\.')}[. ]`).test(part)) ?? '';
}

/** What Discourse's own document leaves out, and the section of the notes that has it. A request that is in neither fails the test. */
export interface Elsewhere {
  /** Whole requests, as `GET /path/{id}.json`. */
  requests: Readonly<Record<string, string>>;
  /** Parameters and parts of bodies of requests that are described; `post.raw` is `raw` in `post`. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The template of the document, or of the list beside it, that a request follows; null: neither has it. A template without blanks goes before one with. */
export function templateOf(method: string, path: string, templates: Iterable<string>): string | null {
  const fits = [...templates].filter((template) => {
    const [verb, shape = ''] = template.split(' ');
    return verb === method && new RegExp(`^${shape.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  });
  return fits.toSorted((a, b) => blanks(a) - blanks(b))[0] ?? null;
}
const blanks = (template: string): number => template.split('{').length;

export const templatesIn = (document: OpenApi): string[] => Object.entries(document.paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`));

/** Everything about a request that neither the document nor the list knows. `used` gathers what of the list was needed. */
export function faultsOf(request: Overheard, document: OpenApi, elsewhere: Elsewhere, used: Set<string>): string[] {
  const known = templateOf(request.method, request.path, templatesIn(document));
  if (known === null) {
    const listed = templateOf(request.method, request.path, Object.keys(elsewhere.requests));
    if (listed === null) return [`${request.method} ${request.path} is described nowhere`];
    used.add(listed);
    return [];
  }
  const [verb = '', shape = ''] = known.split(' ');
  const operation = document.paths[shape]?.[verb.toLowerCase()];
  if (!operation) return [`${known} is not in the document`];
  const listed = elsewhere.words[known] ?? {};
  const isListed = (word: string): boolean => {
    if (!(word in listed)) return false;
    used.add(`${known} ${word}`);
    return true;
  };
  return [...queryFaults(request, operation, isListed), ...bodyFaults(request, operation, isListed)].map((fault) => `${known}: ${fault}`);
}

function queryFaults({ query }: Overheard, { parameters = [] }: Operation, isListed: (word: string) => boolean): string[] {
  const meant = parameters.filter((parameter) => parameter.in === 'query');
  const unknown = query.filter(([name]) => !meant.some((parameter) => parameter.name === name) && !isListed(name)).map(([name]) => `nobody described the parameter ${name}`);
  const missing = meant.filter(({ name, required }) => required && !query.some(([sent]) => sent === name)).map(({ name }) => `the parameter ${name} is missing`);
  const wrong = meant.flatMap(({ name, schema }) => query.filter(([sent]) => sent === name).flatMap(([, value]) => complaints({ type: 'object', properties: { value: schema } }, { value }, name)));
  return [...unknown, ...missing, ...wrong];
}

function bodyFaults({ method, body }: Overheard, { requestBody }: Operation, isListed: (word: string) => boolean): string[] {
  if (method === 'GET' || body === undefined) return [];
  const json = requestBody?.content['application/json'];
  const schema = (json ?? requestBody?.content['multipart/form-data'])?.schema;
  const left = without(body, (word) => isListed(word));
  if (!schema) return Object.keys(left as object).map((name) => `nobody described ${name} in a body`);
  // The document closes some bodies and leaves others open; what it does not name is not described in either.
  // Everything in a form is words.
  return complaints(closed(schema), left, 'body', { coerceTypes: json === undefined });
}

function without(value: unknown, isListed: (word: string) => boolean, above = ''): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (isListed(`${above}${name}`) ? [] : [[name, without(inner, isListed, `${above}${name}.`)]])));
}

function closed(schema: Schema): Schema {
  const { properties } = schema as { properties?: Record<string, Schema> };
  if (!properties) return schema;
  return { ...schema, additionalProperties: false, properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, closed(inner)])) };
}

function complaints(schema: Schema, value: unknown, what: string, { coerceTypes = true } = {}): string[] {
  const validate = new Ajv2020({ strict: false, allErrors: true, coerceTypes, formats: { binary: true } }).compile(schema);
  return validate(structuredClone(value)) ? [] : (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
