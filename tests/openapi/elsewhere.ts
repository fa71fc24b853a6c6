import type { Elsewhere } from './described.ts';

/** What the adapter asks for that is not in Discourse's own document, with the section of `discourse.md` that has it. */
export const elsewhere: Elsewhere = {
  requests: {
    'GET /session/current.json': '1.6',
    'GET /site/settings.json': '2.1',
    'GET /about.json': '2.1',
    'GET /site/statistics.json': '2.1',
    'GET /posts/{username}/pending.json': '3.1',
    'GET /review.json': '3.5',
    'PUT /review/{id}/perform/{action}.json': '3.5',
    'DELETE /post_actions/{id}.json': '3.5',
    'PUT /assign/assign.json': '6.2',
    'PUT /assign/unassign.json': '6.2',
    'POST /message-bus/{id}/poll': '2.6',
    'POST /solution/accept.json': '6.3',
    'POST /solution/unaccept.json': '6.3',
  },
  words: {
    'GET /latest.json': { max_posts: '2.2', status: '2.2', page: '2.2', topic_ids: '2.2' },
    'GET /t/{id}.json': { include_raw: '2.4', post_number: '2.4' },
    'GET /t/{id}/posts.json': { 'post_ids[]': '2.4', include_raw: '2.4' },
    'GET /categories.json': { page: '2.1' },
    'POST /posts.json': { nested_post: '3.1', typing_duration_msecs: '3.1', composer_open_duration_msecs: '3.1', draft_key: '3.1' },
    'PUT /posts/{id}.json': { 'post.original_text': '3.2' },
    'PUT /t/-/{id}.json': { category_id: '3.4', tags: '3.4', original_tags: '3.4' },
    'POST /uploads.json': { type: '2.9' },
    'POST /post_actions.json': { message: '3.5', flag_topic: '3.5' },
  },
};

/** In neither: a group's mail has the address of one's own mail with the group's name behind it. */
export const nowhere = ['GET /topics/private-messages-group/{username}/{group}.json'];
