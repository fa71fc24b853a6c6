import { parseArgs } from 'node:util';
import { startNodebb } from './nodebb.ts';

/**
 * The double as a program: `node tests/doubles/nodebb/program.ts [--port 0] [--questions demo|N] [--sub-folder /x] [--rules JSON]`.
 * Prints one line of JSON with its address, a token and a password for a volunteer and for a newcomer, and runs until it is ended.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, questions: { type: 'string', default: 'demo' }, 'sub-folder': { type: 'string', default: '' }, rules: { type: 'string', default: '{}' } } });
const forum = await startNodebb({
  port: Number(values.port),
  questions: values.questions === 'demo' ? 'demo' : Number(values.questions),
  rules: { ...(JSON.parse(values.rules) as object), subFolder: values['sub-folder'] },
  openBackstage: true,
});
const person = (username: string) => ({ username, token: forum.tokenOf(username), password: forum.passwordOf(username) });
console.log(JSON.stringify({ baseUrl: forum.baseUrl, volunteer: person(forum.members.volunteer), newcomer: person(forum.members.heldNewcomer), moderator: person(forum.members.globalMod), admin: person(forum.members.admin) }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void forum.stop().then(() => process.exit(0)));
