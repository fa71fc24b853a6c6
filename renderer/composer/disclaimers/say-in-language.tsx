import { Button } from '#renderer/ui/button.tsx';
import { languageName } from '#shared/languages/language-name.ts';
import { useComposer } from '../composer-store.ts';
import { couldBeSaidIn, withLanguage } from './choose.ts';
import style from './disclaimers.module.css';

/** Offers to say in the asker's language what can be said in it. A guess from a few words, so nothing changes by itself. */
export function SayInLanguage() {
  const block = useComposer((state) => state.disclaimerBlock);
  const session = useComposer((state) => state.session);
  const choice = useComposer((state) => state.content.disclaimers);
  const language = block?.askerLanguage;
  const items = couldBeSaidIn(block?.items ?? [], language);
  if (language === undefined || items.length === 0) return null;
  const name = languageName(language);
  return (
    <p className={style.offer}>
      The asker seems to write {name}.{' '}
      <Button kind="link" onClick={() => session?.edit({ disclaimers: withLanguage(choice, items, language) })}>
        {items.length === 1 ? `Say “${items[0]?.title}” in ${name}` : `Say these ${items.length} in ${name}`}
      </Button>
    </p>
  );
}
