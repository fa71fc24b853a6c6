import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import style from './editor.module.css';
import { nativeName, offeredLanguages } from './languages.ts';
import { SaveWord } from './save-word.tsx';
import { TemplateMenu } from './template-menu.tsx';
import type { TemplateDeeds } from './use-deeds.ts';

/** The same template in other languages; each is a template of its own. */
export function LanguageTabs({ deeds, onOpen }: { deeds: TemplateDeeds; onOpen(templateId: string): void }) {
  const { sheet } = useTemplate();
  const { id, language, title, status } = sheet.row;
  const tabs = [{ id, language, title, status }, ...sheet.variants.filter((variant) => variant.id !== id)].toSorted((a, b) => a.language.localeCompare(b.language));
  return (
    <div className={style.bar}>
      <nav className={style.tabs} aria-label="Languages">
        {tabs.map((tab) => (
          <button key={tab.id} type="button" lang={tab.language} aria-current={tab.id === id ? 'page' : undefined} onClick={() => tab.id !== id && onOpen(tab.id)}>
            {nativeName(tab.language)}
            {tab.status === 'retired' ? ' (retired)' : ''}
          </button>
        ))}
        <button type="button" onClick={() => deeds.show('language')}>
          + Language
        </button>
      </nav>
      <SaveWord />
      <TemplateMenu deeds={deeds} />
      {deeds.shown === 'language' ? <AddLanguage deeds={deeds} taken={tabs.map((tab) => tab.language)} /> : null}
    </div>
  );
}

function AddLanguage({ deeds, taken }: { deeds: TemplateDeeds; taken: readonly string[] }) {
  const free = offeredLanguages.filter((code) => !taken.includes(code));
  const [chosen, setChosen] = useState<string>(free[0] ?? '');
  const [say, setSay] = useState('');
  return (
    <Dialog title="Add a language" onClose={() => deeds.show('none')}>
      <form
        className={style.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void deeds.addLanguage(chosen).then((why) => why !== null && setSay(why));
        }}
      >
        <p>A draft with these words is made, for you to translate. It is published by itself.</p>
        <label>
          Language{' '}
          <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
            {free.map((code) => (
              <option key={code} value={code} lang={code}>
                {nativeName(code)}
              </option>
            ))}
          </select>
        </label>
        {say === '' ? null : (
          <p role="alert" className={style.error}>
            {say}
          </p>
        )}
        <div className={style.choices}>
          <Button kind="primary" type="submit" disabled={chosen === ''}>
            Add
          </Button>
          <Button onClick={() => deeds.show('none')}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
