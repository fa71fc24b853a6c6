import { useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { DryRun, PackFormat } from '#shared/words/exchange.ts';
import type { Choices } from './choices.ts';
import { nameOfAll, readAll, tooMuch, type Chosen, type ReadFile } from './read-files.ts';

export type ImportStep =
  | { at: 'choose' }
  | { at: 'looking'; name: string }
  | { at: 'looked'; name: string; run: DryRun; isBusy: boolean }
  | { at: 'done'; name: string; importId: string | null; added: number; replaced: number };

export interface Import {
  step: ImportStep;
  failure: string | null;
  choices: Choices;
  setChoices(choices: Choices): void;
  /** Reads the files and asks what they would bring; nothing is written. */
  look(files: Promise<readonly Chosen[]>): void;
  lookAs(format: PackFormat): void;
  run(): void;
  again(): void;
}

/** One import from the files to the result. The files are read once, so that what was looked at is what comes in. */
export function useImport(): Import {
  const desk = useDesk();
  const [step, setStep] = useState<ImportStep>({ at: 'choose' });
  const [failure, setFailure] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const files = useRef<ReadFile[]>([]);
  // The newest one counts: a slow look at other files must not put itself in its place.
  const turn = useRef(0);

  const ask = async (name: string, format: PackFormat | null, mine: number): Promise<void> => {
    const run = await desk.call.exchange.look({ files: files.current, ...(format === null ? {} : { format }) });
    if (turn.current !== mine) return;
    setChoices({});
    setStep({ at: 'looked', name, run, isBusy: false });
  };
  const attempt = async (deed: (mine: number) => Promise<void>, back: ImportStep): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    setFailure(null);
    try {
      await deed(mine);
    } catch (error) {
      if (turn.current !== mine) return;
      setFailure(error instanceof Unreadable ? error.message : troubleOf(error).say);
      setStep(back);
    }
  };

  return {
    step,
    failure,
    choices,
    setChoices,
    look: (chosen) =>
      void attempt(
        async (mine) => {
          const list = await chosen.catch(() => {
            throw new Unreadable('That could not be read. Choose it again.');
          });
          const refusal = tooMuch(list);
          if (refusal !== null) throw new Unreadable(refusal);
          const name = nameOfAll(list);
          setStep({ at: 'looking', name });
          files.current = await readAll(list).catch(() => {
            throw new Unreadable('A file could not be read; it may have been moved. Choose it again.');
          });
          await ask(name, null, mine);
        },
        { at: 'choose' },
      ),
    lookAs: (format) => void attempt((mine) => ask('name' in step ? step.name : '', format, mine), step),
    run: () => {
      if (step.at !== 'looked') return;
      setStep({ ...step, isBusy: true });
      void attempt(
        async () => {
          const result = await desk.call.exchange.run({ files: files.current, format: step.run.format, choices: { ...choices } });
          files.current = [];
          setStep({ at: 'done', name: step.name, ...result });
        },
        { ...step, isBusy: false },
      );
    },
    again: () => {
      turn.current += 1;
      files.current = [];
      setFailure(null);
      setChoices({});
      setStep({ at: 'choose' });
    },
  };
}

class Unreadable extends Error {}
