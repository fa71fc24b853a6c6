import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import style from '../frame.module.css';
import { useWindowState } from './window-state.ts';

/** Nothing is chosen yet: what to do, and at the first time, how. */
export function ChooseQuestion() {
  const hasSeenHint = useWindowState((state) => state.hasSeenHint);
  return (
    <Empty title={<h1>Choose a question</h1>} actions={hasSeenHint ? null : <Button onClick={() => useWindowState.setState({ hasSeenHint: true })}>Got it</Button>}>
      <p>The list holds every open question nobody has answered. Read one, answer it with a template in your own words, and send.</p>
      {hasSeenHint ? null : (
        <ul className={`bare ${style.hint}`} aria-label="Keys to begin with">
          <li>
            <Kbd keys="j" /> <Kbd keys="k" /> next and previous question
          </li>
          <li>
            <Kbd keys="r" /> write an answer, then <Kbd keys="/" /> on an empty line for a template
          </li>
          <li>
            <Kbd keys="mod+Enter" /> send; you have some seconds to undo
          </li>
          <li>
            <Kbd keys="?" /> all keys
          </li>
        </ul>
      )}
    </Empty>
  );
}

/** "Send and next", at the end of the list. */
export function EndOfList({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  return (
    <Empty title={<h1>That was the last one here</h1>} actions={isFiltered ? <Button onClick={onClear}>Show all waiting questions</Button> : null}>
      <p>{isFiltered ? 'No other waiting question matches your filter.' : 'No other question waits. Thank you.'}</p>
    </Empty>
  );
}

export function NoSuchQuestion() {
  return (
    <Empty title={<h1>This question is not here</h1>}>
      <p>It may belong to another forum, or was never read by this Rounds. Choose another one from the list.</p>
    </Empty>
  );
}
