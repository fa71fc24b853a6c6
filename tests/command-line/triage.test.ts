import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '#electron/command-line/run-command.ts';
import { aFolder } from '#tests/makers/a-store.ts';

const sort = async (content: string) => {
  const folder = aFolder();
  writeFileSync(path.join(folder, 'questions.json'), content);
  const said: string[] = [];
  return { ...(await runCommand({ words: ['triage', 'questions.json'], from: folder, say: (sentence) => void said.push(sentence) })), said: said.join('\n') };
};

describe('triage on the command line', () => {
  it('sorts questions and says which words, and that a person decides', async () => {
    const { code, answer, said } = await sort(JSON.stringify([{ id: 'a', title: 'Petechiae rash in 4 year old', body: 'No fever. He has had it for three months on his cheeks after running.' }, { id: 7, title: 'Dry hands', body: 'Which cream is good for hands that are dry every winter from washing up?' }]));
    expect(code).toBe(0);
    expect(answer).toEqual([
      { id: 'a', level: 'urgent', flags: [], signals: expect.arrayContaining([{ rule: 'U-PETECHIAE-CHILD', quote: 'Petechiae', why: expect.stringContaining('pinpoint') }]) },
      { id: 7, level: 'routine', flags: [], signals: [] },
    ]);
    expect(said).toContain('2 questions: 0 emergency, 1 urgent, 0 soon, 1 routine.');
    expect(said).toContain('A person decides.');
  });

  it('takes a question without a title or without a body', async () => {
    expect((await sort(JSON.stringify([{ id: 1, body: 'I cannot breathe and my lips are blue.' }, { id: 2, title: 'Dry hands every winter' }]))).answer).toMatchObject([{ level: 'emergency' }, { level: 'routine' }]);
  });

  it.each([
    ['no JSON', 'hello', 'is no JSON'],
    ['no array', '{"id": 1}', 'is not an array'],
    ['a question without an id', '[{"title": "a"}]', 'at 0.id'],
  ])('refuses %s in a sentence', async (_what, content, sentence) => {
    const { code, said, answer } = await sort(content);
    expect({ code, answer }).toEqual({ code: 2, answer: null });
    expect(said).toContain(sentence);
  });

  it.each([
    [['triage'], 'needs a file'],
    [['triage', 'a.json', 'b.json'], 'one file at a time'],
    [['triage', 'a.json', '--dry-run'], 'takes none of'],
    [['triage', 'nowhere.json'], 'There is no'],
  ])('says what is wrong with %j', async (words, sentence) => {
    const said: string[] = [];
    expect((await runCommand({ words, from: aFolder(), say: (one) => void said.push(one) })).code).toBe(2);
    expect(said.join('\n')).toContain(sentence);
  });
});
