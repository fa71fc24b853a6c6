import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Live } from '../live.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { noteActivity } from '../store/team/activity.ts';
import { deleteRule, lookRules, writeRule } from '../store/team/looks.ts';
import { TroubleError } from '../trouble.ts';

const most = 50;
const tidy = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '').slice(0, 30);

/** When a second reader must see an answer: read by everybody, changed by administrators. */
export function createLookRules({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  return {
    rules: (signal: AbortSignal | undefined) => live.watch(['look_rules'], () => lookRules(db), signal),

    saveRule(rule: Asked['looks']['saveRule']): Answered['looks']['saveRule'] {
      return db.tx(() => {
        mustMayDo(db, 'administer');
        const known = lookRules(db);
        const before = known.find(({ id }) => id === rule.id);
        if ((before?.rev ?? 0) !== rule.rev) throw new TroubleError({ kind: 'template-conflict', rev: before?.rev ?? 0, say: 'This rule was changed in another window. Look at it again, then make your change.', remedy: 'reload' });
        if (rule.title.trim() === '') throw new TroubleError({ kind: 'not-allowed', say: 'Give the rule a name: it is what people read when it holds an answer back.', remedy: 'none' });
        if (!before && known.length >= most) throw new TroubleError({ kind: 'not-allowed', say: `${most} rules are enough. Remove one first.`, remedy: 'none' });
        const rev = rule.rev + 1;
        writeRule(db, { ...rule, title: rule.title.trim(), tags: tidy(rule.tags), levels: tidy(rule.levels), templateIds: tidy(rule.templateIds), rev });
        noteActivity(db, { at: clock.now(), what: 'changed a rule for second looks', detail: `${rule.title.trim()}${rule.isOn ? '' : ' (off)'}` });
        return { rev };
      });
    },

    removeRule({ id }: Asked['looks']['removeRule']): Answered['looks']['removeRule'] {
      db.tx(() => {
        mustMayDo(db, 'administer');
        const title = lookRules(db).find((rule) => rule.id === id)?.title;
        if (deleteRule(db, id)) noteActivity(db, { at: clock.now(), what: 'removed a rule for second looks', detail: title ?? '' });
      });
      return {};
    },
  };
}
