import { relax } from '#tests/practice-forum/discourse-schema.ts';
import type { OpenApi } from './described.ts';

type Schema = Record<string, unknown>;

/** Which thread and which post whoever asks the mended document asks for. */
export const asked = { topicId: 7, postId: 3 };

/**
 * The document as Discourse is: it says "string" of times and "integer" of numbers that count or name something, writes the parameters of a GET as its body, and contradicts
 * what servers say here and there. None of that is wrong of a document that was recorded; what is made up after it is nonsense, though, where a forum's answers are not.
 */
export function mended(document: OpenApi): OpenApi {
  const whole = structuredClone(document);
  for (const [path, verbs] of Object.entries(whole.paths)) {
    const operation = verbs['get'];
    const answer = operation?.responses['200']?.content?.['application/json'];
    if (!operation) continue;
    delete operation.requestBody;
    if (answer) answer.schema = fixed(path, meant('', relax(answer.schema)));
  }
  return whole;
}

/** What the name of a property means and its type does not say. */
function meant(name: string, schema: unknown): Schema {
  if (Array.isArray(schema)) return schema.map((inner) => meant('', inner)) as unknown as Schema;
  if (typeof schema !== 'object' || schema === null) return schema as Schema;
  const { properties, items, ...rest } = schema as Schema & { properties?: Schema };
  const is = (type: string): boolean => rest['type'] === type || (Array.isArray(rest['type']) && (rest['type'] as string[]).includes(type));
  return {
    ...rest,
    ...(is('string') && name.endsWith('_at') ? { type: 'string', format: 'date-time' } : {}),
    ...(is('integer') ? { minimum: 1, maximum: 900_000 } : {}),
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([inner, value]) => [inner, meant(inner, value)])) } : {}),
    ...(name === 'post_type' ? { type: 'integer', minimum: 1, maximum: 4 } : {}),
    // Of the numbers of a thread's posts it says nothing at all.
    ...(name === 'stream' ? { items: { type: 'integer', minimum: 1, maximum: 900_000 }, minItems: 1, maxItems: 30 } : items === undefined ? {} : { items: meant('', items), minItems: 1 }),
  };
}

/** What was asked for comes back, and is neither deleted nor of another kind. */
function fixed(path: string, schema: Schema): Schema {
  const { topicId, postId } = asked;
  const lists = (archetype: string): Schema => ({ topic_list: { topics: { items: { id: { const: topicId }, archetype: { const: archetype } } } } });
  const own: Readonly<Record<string, Schema>> = {
    '/t/{id}.json': { id: { const: topicId }, deleted_at: { type: 'null' }, archetype: { const: 'regular' } },
    '/posts/{id}.json': { id: { const: postId } },
    '/latest.json': lists('regular'),
    '/topics/private-messages/{username}.json': lists('private_message'),
    // What a community is about stands in a topic, at an address of this kind; sub-categories come as categories do, and the document leaves open what they are.
    '/site.json': { categories: { items: { topic_url: { const: `/t/about-skin/${topicId}` } } } },
    '/categories.json': { category_list: { categories: { items: { name: { type: 'string' }, subcategory_list: { type: 'null' } } } } },
  };
  return over(schema, own[path] ?? {});
}

/** Puts these in the place of the properties of the same name, however deep; `items` are those of a list. */
function over(schema: Schema, own: Schema): Schema {
  if (!schema['properties']) return own;
  const properties = { ...(schema['properties'] as Record<string, Schema>) };
  for (const [name, value] of Object.entries(own) as [string, Schema][]) {
    const there = properties[name] ?? {};
    if ('items' in value) properties[name] = { ...there, items: over((there['items'] ?? {}) as Schema, value['items'] as Schema) };
    else properties[name] = 'const' in value || 'type' in value ? value : over(there, value);
  }
  return { ...schema, properties, required: [...new Set([...((schema['required'] as string[] | undefined) ?? []), ...Object.keys(own)])] };
}
