import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { Resource } from '#shared/words/resource.ts';

interface Done {
  say: string;
  title: string;
  undo(): Promise<unknown>;
}

/** What a person does to the list, with a way back from the last of it. */
export function useChanges() {
  const desk = useDesk();
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const did = (next: Done | null, words: string): void => {
    setDone(next);
    setFailure(null);
    announce(words);
  };

  return {
    done,
    failure,
    /** `was`: as it stood before; null: it is new. Throws what the desk says, for the form to show. */
    async save(resource: Resource, was: Resource | null): Promise<void> {
      const { rev } = await desk.call.resources.save(resource);
      const undo = (): Promise<unknown> => (was ? desk.call.resources.save({ ...was, rev }) : desk.call.resources.remove({ id: resource.id, rev }));
      did({ say: was ? 'Changed' : 'Added', title: resource.title, undo }, `${was ? 'Changed' : 'Added'}: ${resource.title}`);
    },
    async remove(resource: Resource): Promise<void> {
      try {
        await desk.call.resources.remove({ id: resource.id, rev: resource.rev });
        did({ say: 'Removed', title: resource.title, undo: () => desk.call.resources.save({ ...resource, rev: 0 }) }, `Removed: ${resource.title}`);
      } catch (error) {
        setFailure(troubleOf(error).say);
      }
    },
    undo(): void {
      if (!done) return;
      setDone(null);
      done.undo().then(
        () => did(null, `Undone: ${done.title}`),
        (error: unknown) => setFailure(troubleOf(error).say),
      );
    },
  };
}
