import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const fixturesPath = fileURLToPath(new URL('../../../shared/forums/discourse-fixtures-strict.json', import.meta.url));
const documentPath = fileURLToPath(new URL('../../../shared/forums/discourse-openapi.json', import.meta.url));

/** Discourse's own description of its answers, which is not part of this project. */
export const isDocumentHere = existsSync(documentPath);

if (!isDocumentHere) console.warn(`SKIPPED: the practice forum is not compared with Discourse's OpenAPI document, which is not at ${documentPath}`);

type Schema = Record<string, unknown>;

/** The schema of the 200 of one operation. */
function schemaOf(method: string, path: string): Schema {
  const document = JSON.parse(readFileSync(documentPath, 'utf8')) as { paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: Schema }> }> }>> };
  const schema = document.paths[path]?.[method]?.responses['200']?.content['application/json']?.schema;
  if (!schema) throw new Error(`the document does not describe ${method} ${path}`);
  return schema;
}

/** Everything the document describes a JSON answer for. */
export function describedAnswers(): [method: string, path: string][] {
  if (!isDocumentHere) return [];
  const { paths } = JSON.parse(readFileSync(documentPath, 'utf8')) as { paths: Record<string, Record<string, { responses?: Record<string, { content?: Record<string, unknown> }> }>> };
  return Object.entries(paths).flatMap(([path, verbs]) => Object.entries(verbs).flatMap(([method, operation]): [string, string][] => (operation.responses?.['200']?.content?.['application/json'] ? [[method, path]] : [])));
}

/** Says what is wrong with an answer; nothing when it fits. `strict` is the document word for word. */
export function checkFor(method: string, path: string, { strict = false }: { strict?: boolean } = {}): (body: unknown) => string[] {
  const schema = schemaOf(method, path);
  const validate: ValidateFunction = new Ajv2020({ strict: false, allErrors: true }).compile(strict ? schema : relax(schema));
  return (body) => (validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
}

const optional = new Set(
  `reviewable_id reviewable_score_count reviewable_score_pending_count name display_username primary_group_name flair_name flair_url flair_bg_color flair_color flair_group_id count hidden
   draft_sequence link_counts read bookmarked badges_granted suggested_topics timeline_lookup draft bookmarks topic_timer thumbnails show_read_indicator tags_descriptions slow_mode_enabled_until
   word_count participants image_url message_bus_last_id search_log_id excerpt`.split(/\s+/),
);

const wider: readonly [RegExp, readonly string[]][] = [
  [/^reply_to_post_number$/, ['integer', 'null']],
  [/^(topic_timer|deleted_by|topic_status_update|uploaded_logo.*|uploaded_background.*|featured_topic)$/, ['object', 'null']],
  [/^(thumbnails|subcategory_list)$/, ['array', 'null']],
  [/^(more_posts|more_users|more_categories|more_full_page_results|unpinned|bookmarked|liked|hidden)$/, ['boolean', 'null']],
  [/^(image_url|name|load_more_notifications)$/, ['string', 'null']],
  [/^(reviewable_id|last_read_post_number|post_id|post_type|retain_hours)$/, ['integer', 'null']],
];

/** The document was recorded as an admin on a site without plugins, and contradicts what servers really say here and there; this is what accepts them and still catches a wrong type. */
export function relax(schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map(relax) as unknown as Schema;
  if (typeof schema !== 'object' || schema === null) return schema as Schema;
  const result: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'additionalProperties' && value === false) continue;
    if (key === 'required' && Array.isArray(value)) result[key] = (value as string[]).filter((name) => !name.startsWith('can_') && !optional.has(name));
    else if (key === 'properties') result[key] = Object.fromEntries(Object.entries(value as Schema).map(([name, inner]) => [name, widen(name, relax(inner))]));
    else result[key] = relax(value);
  }
  return result;
}

function widen(name: string, schema: Schema): Schema {
  const more = wider.find(([pattern]) => pattern.test(name))?.[1];
  const type = schema['type'];
  if (!more || type === undefined) return schema;
  return { ...schema, type: [...new Set([...(Array.isArray(type) ? (type as string[]) : [type as string]), ...more])] };
}

/** Answers that are known to fit word for word, by `METHOD /path`; they show that the comparison itself reads the document rightly. */
export function knownFits(): [method: string, path: string, body: unknown][] {
  if (!isDocumentHere || !existsSync(fixturesPath)) return [];
  const fixtures = JSON.parse(readFileSync(fixturesPath, 'utf8')) as Record<string, unknown>;
  return Object.entries(fixtures).map(([name, body]) => [name.split(' ')[0]?.toLowerCase() ?? '', name.split(' ')[1] ?? '', body]);
}
