import { randomUUID } from 'node:crypto';
import { createLooks } from '#electron/engine/looks/looks.ts';
import { createPeople } from '#electron/engine/people/people.ts';
import { commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import type { Role } from '#shared/words/people.ts';
import type { LookRule, SecondLook } from '#shared/words/second-look.ts';
import { latest } from './a-watcher.ts';
import { aStartedOutbox } from './an-outbox.ts';

/** A desk where several people sit down one after the other: `hana` administers and reads, `ilse` and `bo` read and send, `sam` is in training, `robin` answers. */
export function aSharedDesk(settings = {}) {
  const desk = aStartedOutbox(settings);
  const { db, live, clock } = desk;
  const people = createPeople({ db, live, clock });
  const looks = createLooks({ db, live, clock, settings: desk.settings, drafts: desk.drafts });
  /** Who sits here from now on. */
  const as = (username: string): void => void db.run(db.sql.updateTable('accounts').set({ my_username: username, my_name: '' }));
  const roles: Record<string, Role[]> = { hana: ['administrator', 'second-reader'], ilse: ['answerer', 'second-reader'], bo: ['answerer', 'second-reader'], sam: ['trainee'], robin: ['answerer'] };
  as('hana');
  for (const [username, theirs] of Object.entries(roles)) people.setRoles({ username, roles: theirs });
  as('robin');
  const all = async (): Promise<SecondLook[]> => (await latest(looks.list(undefined))) ?? [];
  return {
    ...desk,
    people,
    looks,
    as,
    all,
    ask(questionId: QuestionId, text = 'Use a plain moisturiser every day.', note = ''): CommandId {
      const id = commandId.parse(randomUUID());
      looks.ask({ id, questionId, text, note });
      return id;
    },
    async look(id: CommandId): Promise<SecondLook> {
      const found = (await all()).find((one) => one.id === id);
      if (!found) throw new Error('This look is not in the list.');
      return found;
    },
    judge: (id: CommandId, verdict: 'agree' | 'suggest' | 'stop', { remark = '', suggestion = null as string | null } = {}) => looks.judge({ id, verdict, remark, suggestion }),
    rule(over: Partial<LookRule> = {}): void {
      const before = db.one(db.sql.selectFrom('accounts').select('my_username'))?.my_username ?? '';
      as('hana');
      looks.saveRule({ id: randomUUID(), title: 'Children', tags: ['child'], levels: [], templateIds: [], isOn: true, rev: 0, ...over });
      as(before);
    },
    content: (text = 'Use a plain moisturiser every day.', more: Partial<DraftContent> = {}): DraftContent => ({ ...structuredClone(emptyDraft), text, ...more }),
  };
}
