import type { ImplementerInternalWithMiddlewares } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { Answerers } from './answerers/answerers.ts';
import type { ClaimsAcross } from './accounts/across/claims.ts';
import type { ModerationAcross } from './accounts/across/moderation.ts';
import type { FollowUps } from './follow-ups/follow-ups.ts';
import type { Looks } from './looks/looks.ts';
import type { People } from './people/people.ts';
import type { Views } from './queue/views.ts';
import type { Resources } from './resources/resources.ts';
import type { Triage } from './triage/triage.ts';

/** The rooms of triage and teamwork. */
export interface TeamRooms {
  triage: Triage;
  views: Views;
  claims: ClaimsAcross;
  moderation: ModerationAcross;
  people: People;
  looks: Looks;
  followUps: FollowUps;
  resources: Resources;
  answerers: Answerers;
}

type None = Record<never, never>;

/** Which of them answers what. */
export function teamworkRoutes(os: ImplementerInternalWithMiddlewares<Contract, None, None>, rooms: TeamRooms) {
  return {
    triage: {
      ofQuestion: os.triage.ofQuestion.handler(({ input, signal }) => rooms.triage.ofQuestion(input, signal)),
      tick: os.triage.tick.handler(({ input }) => rooms.triage.tick(input)),
      setLevel: os.triage.setLevel.handler(({ input }) => rooms.triage.setLevel(input)),
      setFlag: os.triage.setFlag.handler(({ input }) => rooms.triage.setFlag(input)),
      lessons: os.triage.lessons.handler(() => rooms.triage.lessons()),
    },
    views: {
      list: os.views.list.handler(({ signal }) => rooms.views.list(signal)),
      save: os.views.save.handler(({ input }) => rooms.views.save(input)),
      remove: os.views.remove.handler(({ input }) => rooms.views.remove(input)),
      page: os.views.page.handler(({ input, signal }) => rooms.views.page(input, signal)),
      why: os.views.why.handler(({ input }) => rooms.views.why(input)),
      similar: os.views.similar.handler(({ input }) => rooms.views.similar(input)),
    },
    claims: {
      take: os.claims.take.handler(({ input }) => rooms.claims.take(input)),
      renew: os.claims.renew.handler(({ input }) => rooms.claims.renew(input)),
      release: os.claims.release.handler(({ input }) => rooms.claims.release(input)),
      ofQuestion: os.claims.ofQuestion.handler(({ input, signal }) => rooms.claims.ofQuestion(input, signal)),
      mine: os.claims.mine.handler(({ signal }) => rooms.claims.mine(signal)),
    },
    moderation: {
      act: os.moderation.act.handler(({ input }) => rooms.moderation.act(input)),
      undo: os.moderation.undo.handler(({ input }) => rooms.moderation.undo(input)),
      retry: os.moderation.retry.handler(({ input }) => rooms.moderation.retry(input)),
      batches: os.moderation.batches.handler(({ signal }) => rooms.moderation.batches(signal)),
      ofBatch: os.moderation.ofBatch.handler(({ input, signal }) => rooms.moderation.ofBatch(input, signal)),
      held: os.moderation.held.handler(({ signal }) => rooms.moderation.held(signal)),
      judgeHeld: os.moderation.judgeHeld.handler(({ input }) => rooms.moderation.judgeHeld(input)),
      activity: os.moderation.activity.handler(({ input, signal }) => rooms.moderation.activity(input, signal)),
    },
    people: {
      list: os.people.list.handler(({ signal }) => rooms.people.list(signal)),
      setRoles: os.people.setRoles.handler(({ input }) => rooms.people.setRoles(input)),
    },
    looks: {
      ask: os.looks.ask.handler(({ input }) => rooms.looks.ask(input)),
      withdraw: os.looks.withdraw.handler(({ input }) => rooms.looks.withdraw(input)),
      list: os.looks.list.handler(({ signal }) => rooms.looks.list(signal)),
      ofQuestion: os.looks.ofQuestion.handler(({ input, signal }) => rooms.looks.ofQuestion(input, signal)),
      judge: os.looks.judge.handler(({ input }) => rooms.looks.judge(input)),
      takeOver: os.looks.takeOver.handler(({ input }) => rooms.looks.takeOver(input)),
      rules: os.looks.rules.handler(({ signal }) => rooms.looks.rules(signal)),
      saveRule: os.looks.saveRule.handler(({ input }) => rooms.looks.saveRule(input)),
      removeRule: os.looks.removeRule.handler(({ input }) => rooms.looks.removeRule(input)),
    },
    followUps: {
      snooze: os.followUps.snooze.handler(({ input }) => rooms.followUps.snooze(input)),
      finish: os.followUps.finish.handler(({ input }) => rooms.followUps.finish(input)),
      undo: os.followUps.undo.handler(({ input }) => rooms.followUps.undo(input)),
      list: os.followUps.list.handler(({ signal }) => rooms.followUps.list(signal)),
      ofQuestion: os.followUps.ofQuestion.handler(({ input, signal }) => rooms.followUps.ofQuestion(input, signal)),
    },
    resources: {
      find: os.resources.find.handler(({ input }) => rooms.resources.find(input)),
      list: os.resources.list.handler(({ signal }) => rooms.resources.list(signal)),
      save: os.resources.save.handler(({ input }) => rooms.resources.save(input)),
      remove: os.resources.remove.handler(({ input }) => rooms.resources.remove(input)),
      countUse: os.resources.countUse.handler(({ input }) => rooms.resources.countUse(input)),
    },
    answerers: {
      top: os.answerers.top.handler(({ input, signal }) => rooms.answerers.top(input, signal)),
      hide: os.answerers.hide.handler(({ input }) => rooms.answerers.hide(input)),
      impact: os.answerers.impact.handler(({ input }) => rooms.answerers.impact(input)),
      load: os.answerers.load.handler(({ input }) => rooms.answerers.load(input)),
    },
  };
}
