import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import style from './disclaimers.module.css';

interface Tab<T extends string> {
  id: T;
  name: string;
}

/** Parts of one screen, one shown at a time. Arrows, Home and End walk the names. */
export function Tabs<T extends string>({ name, tabs, shown, onShow, children }: { name: string; tabs: readonly Tab<T>[]; shown: T; onShow(id: T): void; children: ReactNode }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === shown);
    const steps: Partial<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    const to = steps[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onShow(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} className={style.tabs} role="tablist" tabIndex={-1} aria-label={name} onKeyDown={walk}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${id}-${tab.id}`} data-tab={tab.id} aria-selected={tab.id === shown} aria-controls={`${id}-panel`} tabIndex={tab.id === shown ? 0 : -1} onClick={() => onShow(tab.id)}>
            {tab.name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} className={style.panel}>
        {children}
      </div>
    </>
  );
}
