import { CommunityOptions } from '#renderer/forum/community-options.tsx';
import { SearchBox } from '#renderer/keys/search-box.tsx';
import { levelNames } from '#renderer/level/level-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { QueueSummary } from '#shared/contract/queue.ts';
import { level, levels } from '#shared/words/level.ts';
import { viewFilter, viewSort, type ViewFilter, type ViewSort } from '#shared/words/view.ts';
import { useTriage } from '../triage-state.ts';
import style from '../triage.module.css';

interface FilterBarProps {
  filter: ViewFilter;
  sort: ViewSort;
  summary: QueueSummary | undefined;
  onLeaveSearch(): void;
}

const holders: Record<ViewFilter['holder'], string> = { anyone: 'Held by anyone', nobody: 'Nobody’s', me: 'Mine', others: 'Somebody else’s' };
const goals: Record<ViewFilter['goal'], string> = { any: 'Any wait', near: 'Near or past its goal', over: 'Past its goal' };
const sorts: Record<ViewSort, string> = { level: 'Most urgent first', oldest: 'Oldest first', newest: 'Newest first' };
const sorted = { any: 'Accepted or not', no: 'Not accepted', yes: 'Accepted' } as const;

/** Sees less of a view, or in another order. What was chosen can be saved as a view of its own. */
export function FilterBar({ filter, sort, summary, onLeaveSearch }: FilterBarProps) {
  const isChanged = useTriage((state) => state.own !== null);
  const change = (to: Partial<ViewFilter>, order: ViewSort = sort): void => useTriage.setState({ own: { filter: { ...filter, ...to }, sort: order }, selected: new Set(), anchorId: null });
  const [onlyLevel] = filter.levels;
  const [onlyCommunity] = filter.communityIds;
  return (
    <div className={style.filters}>
      <SearchBox label="Search this view" text={filter.text} onText={(text) => change({ text })} onLeave={onLeaveSearch} />
      <Choice name="Level" value={filter.levels.length === 1 ? (onlyLevel ?? '') : filter.levels.length === 0 ? '' : 'several'} isOn={filter.levels.length > 0} onChange={(value) => change({ levels: value === '' ? [] : [level.parse(value)] })}>
        <option value="">Any level</option>
        {filter.levels.length > 1 ? <option value="several">{filter.levels.map((one) => levelNames[one]).join(' and ')}</option> : null}
        {levels.map((one) => (
          <option key={one} value={one}>
            {levelNames[one]}
          </option>
        ))}
      </Choice>
      <Choice name="Community" value={filter.communityIds.length === 1 ? String(onlyCommunity) : filter.communityIds.length === 0 ? '' : 'several'} isOn={filter.communityIds.length > 0} onChange={(value) => change({ communityIds: value === '' ? [] : [Number(value)] })}>
        <option value="">All communities</option>
        {filter.communityIds.length > 1 ? <option value="several">{filter.communityIds.length} communities</option> : null}
        <CommunityOptions communities={summary?.communities ?? []} />
      </Choice>
      <Choice name="Held by" value={filter.holder} isOn={filter.holder !== 'anyone'} onChange={(value) => change({ holder: viewFilter.shape.holder.parse(value) })}>
        {Object.entries(holders).map(([value, say]) => (
          <option key={value} value={value}>
            {say}
          </option>
        ))}
      </Choice>
      <Choice name="Wait" value={filter.goal} isOn={filter.goal !== 'any'} onChange={(value) => change({ goal: viewFilter.shape.goal.parse(value) })}>
        {Object.entries(goals).map(([value, say]) => (
          <option key={value} value={value}>
            {say}
          </option>
        ))}
      </Choice>
      <Choice name="Accepted" value={filter.isSorted === null ? 'any' : filter.isSorted ? 'yes' : 'no'} isOn={filter.isSorted !== null} onChange={(value) => change({ isSorted: value === 'any' ? null : value === 'yes' })}>
        {Object.entries(sorted).map(([value, say]) => (
          <option key={value} value={value}>
            {say}
          </option>
        ))}
      </Choice>
      <Choice name="Order" value={sort} isOn={false} onChange={(value) => change({}, viewSort.parse(value))}>
        {Object.entries(sorts).map(([value, say]) => (
          <option key={value} value={value}>
            {say}
          </option>
        ))}
      </Choice>
      {isChanged ? (
        <Button kind="link" onClick={() => useTriage.setState({ own: null })}>
          Back to the view
        </Button>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  isOn: boolean;
  onChange(value: string): void;
  children: React.ReactNode;
}

function Choice({ name, value, isOn, onChange, children }: ChoiceProps) {
  return (
    <select className={`${style.choice} ${isOn ? style.on : ''}`} aria-label={name} value={value} onChange={({ target }) => onChange(target.value)}>
      {children}
    </select>
  );
}
