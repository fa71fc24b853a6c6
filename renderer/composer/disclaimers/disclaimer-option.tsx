import { IconBan, IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { languageName } from '#shared/languages/language-name.ts';
import type { DisclaimerItem } from '#shared/words/template.ts';
import style from '../composer.module.css';
import own from './disclaimers.module.css';

interface DisclaimerOptionProps {
  item: DisclaimerItem;
  isChecked: boolean;
  hasRoom: boolean;
  onChoose(isWanted: boolean): void;
  onLanguage(language: string): void;
}

/** One disclaimer: whether it goes, why, in which words and in which language. */
export function DisclaimerOption({ item, isChecked, hasRoom, onChoose, onLanguage }: DisclaimerOptionProps) {
  const why = useId();
  // What goes on top may be about danger, for which the desk makes room.
  const isShut = item.isRequired || item.isForbidden || (!isChecked && !hasRoom && item.placement === 'bottom');
  return (
    <div className={item.isForbidden ? own.forbidden : undefined}>
      <label className={style.choice}>
        <input type="checkbox" checked={isChecked} disabled={isShut} aria-describedby={why} onChange={(event) => onChoose(event.target.checked)} />
        <span>
          <b>
            <bdi>{item.title}</bdi>
            {item.isRequired ? <IconLock className={own.sign} size={13} aria-hidden="true" /> : null}
            {item.isForbidden ? <IconBan className={own.sign} size={13} aria-hidden="true" /> : null}
          </b>
          <small id={why}>
            <bdi>{item.reason}</bdi>
            {item.isRequired ? ' · required here' : ''}
            {item.placement === 'top' ? ' · stands before the answer' : ''}
          </small>
          <span className={style.wording} lang={item.language} dir="auto">
            {item.body}
          </span>
        </span>
      </label>
      {isChecked && item.languages.length > 1 ? (
        <label className={own.language}>
          Said in{' '}
          <select aria-label={`Language of “${item.title}”`} value={item.language} onChange={({ target }) => onLanguage(target.value)}>
            {item.languages.map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}
