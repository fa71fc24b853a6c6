import { useState } from 'react';
import { CommunityOptions } from '#renderer/forum/community-options.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import style from './answerers.module.css';
import { ImpactPart } from './impact/impact-part.tsx';
import { LoadPart } from './impact/load-part.tsx';
import { Learn } from './ranking/learn.tsx';
import { Ranking } from './ranking/ranking.tsx';
import { saySpan, spans, type Span } from './span.ts';

/** Whose answers helped, what one's own did, and how much there is to do. */
export function AnswerersScreen() {
  const desk = useDesk();
  const communities = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities ?? [];
  const [days, setDays] = useState<Span>(90);
  const [communityId, setCommunityId] = useState<number | null>(null);
  return (
    <div className={`${page.page} ${style.screen}`}>
      <h1>Top answerers</h1>
      <p className={page.lead}>Whose answers helped, as the people who asked and read here say it. This is no race: speed, length and streaks do not count.</p>
      <div className={style.bar}>
        <div role="group" aria-label="How far back" className={style.chips}>
          {spans.map((one) => (
            <Button key={one} kind="chip" aria-pressed={days === one} onClick={() => setDays(one)}>
              {saySpan(one)}
            </Button>
          ))}
        </div>
        <label className={style.community}>
          Community{' '}
          <select value={communityId ?? ''} onChange={({ currentTarget }) => setCommunityId(currentTarget.value === '' ? null : Number(currentTarget.value))}>
            <option value="">All communities</option>
            <CommunityOptions communities={communities} />
          </select>
        </label>
      </div>
      <Ranking days={days} communityId={communityId} />
      <Learn />
      <ImpactPart days={days} />
      <LoadPart days={days} />
    </div>
  );
}
