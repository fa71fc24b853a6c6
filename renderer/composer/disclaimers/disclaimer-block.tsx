import { Button } from '#renderer/ui/button.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { languageName } from '#shared/languages/language-name.ts';
import type { DisclaimerItem } from '#shared/words/template.ts';
import style from '../composer.module.css';
import { useComposer } from '../composer-store.ts';
import { SayInLanguage } from './say-in-language.tsx';

/** What is added to the answer when it is sent, as one block under the text. */
export function DisclaimerBlock({ onChoose }: { onChoose(): void }) {
  const block = useComposer((state) => state.disclaimerBlock);
  const isPreview = useComposer((state) => state.isPreview);
  const items = block?.items.filter((item) => item.isAttached) ?? [];
  if (items.length === 0 || isPreview) return null;
  const top = items.filter((item) => item.placement === 'top');
  const bottom = items.filter((item) => item.placement === 'bottom');
  return (
    <section className={style.disclaimer} aria-label="Disclaimers added on send">
      {top.length > 0 ? <Part title="Disclaimer, added on top when you send:" items={top} /> : null}
      {bottom.length > 0 ? <Part title="Disclaimer, added on send:" items={bottom} /> : null}
      <p className={style.sources}>
        {items.map((item) => `${item.title}, v${item.version}${item.language === item.languages[0] ? '' : `, in ${languageName(item.language)}`}`).join(' · ')} ·{' '}
        <Button kind="link" onClick={onChoose}>
          Change what is added
        </Button>
      </p>
      <SayInLanguage />
    </section>
  );
}

function Part({ title, items }: { title: string; items: readonly DisclaimerItem[] }) {
  return (
    <div>
      <b>{title}</b>
      <Prose text={items.map((item) => item.body).join('\n\n')} small />
    </div>
  );
}
