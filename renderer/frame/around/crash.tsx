import { Component, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';

interface CrashProps {
  /** What the person was looking at, in the words of the sentence "… could not be shown". */
  what: string;
  children: ReactNode;
}

/** Keeps a fault in one part of the desk from taking the rest with it. Drafts are saved by the engine, so a reload loses none. */
export class Crash extends Component<CrashProps, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error('unknown') };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert">
        <Empty
          title={<h2>{this.props.what} could not be shown</h2>}
          actions={
            <>
              <Button onClick={() => this.setState({ error: null })}>Try again</Button>
              <Button kind="primary" onClick={() => location.reload()}>
                Reload Rounds
              </Button>
            </>
          }
        >
          <p>Your drafts and your outbox are safe: everything saved is kept by Rounds, not by this window.</p>
        </Empty>
      </div>
    );
  }
}
