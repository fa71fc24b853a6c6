import { IconTrash } from '@tabler/icons-react';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import type { TemplateContent } from '#shared/words/library.ts';
import style from './about.module.css';

type Source = TemplateContent['sources'][number];

/** Public pages the words stand on. */
export function Sources({ sources, onSources }: { sources: readonly Source[]; onSources(sources: Source[]): void }) {
  const set = (index: number, change: Partial<Source>): void => onSources(sources.map((source, at) => (at === index ? { ...source, ...change } : source)));
  return (
    <fieldset className={style.sources}>
      <legend>Sources</legend>
      {sources.map((source, index) => (
        <div key={index} className={style.source}>
          <input aria-label={`Source ${index + 1}: title`} placeholder="Title" maxLength={300} dir="auto" value={source.title} onChange={({ target }) => set(index, { title: target.value })} />
          <input aria-label={`Source ${index + 1}: address`} placeholder="https://" type="url" maxLength={2_000} value={source.url} onChange={({ target }) => set(index, { url: target.value })} />
          <input
            aria-label={`Source ${index + 1}: year`}
            placeholder="Year"
            type="number"
            min={1800}
            max={2200}
            value={source.year ?? ''}
            onChange={({ target }) => set(index, { year: Number.isInteger(target.valueAsNumber) ? target.valueAsNumber : null })}
          />
          <IconButton name={`Remove source ${index + 1}`} onClick={() => onSources(sources.filter((_, at) => at !== index))}>
            <IconTrash size={14} />
          </IconButton>
        </div>
      ))}
      <Button kind="chip" disabled={sources.length >= 40} onClick={() => onSources([...sources, { title: '', url: '', year: null }])}>
        Add a source
      </Button>
    </fieldset>
  );
}
