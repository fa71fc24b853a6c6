import { runCommand } from './command-line/run-command.ts';

/** The command line: no window, no browser, no forum. */
const { code, answer } = await runCommand({
  words: process.argv.slice(2),
  from: process.env['ROUNDS_FROM'] ?? process.cwd(),
  say: (sentence) => void process.stderr.write(`${sentence}\n`),
});
process.exitCode = code;
if (answer !== null) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
