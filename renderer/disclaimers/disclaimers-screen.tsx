import { useState } from 'react';
import page from '#renderer/style/page.module.css';
import style from './disclaimers.module.css';
import { NumberPacks } from './numbers/number-packs.tsx';
import { PolicyList } from './policies/policy-list.tsx';
import { Tabs } from './tabs.tsx';
import { WordingList } from './wording/wording-list.tsx';

const parts = [
  { id: 'disclaimers', name: 'Disclaimers' },
  { id: 'policies', name: 'Policies' },
  { id: 'numbers', name: 'Emergency and crisis numbers' },
] as const;
type Part = (typeof parts)[number]['id'];

/** Which disclaimers answers carry, in which words, and the numbers they name. `onOpenTemplate` leads to the editor of one. */
export function DisclaimersScreen({ onOpenTemplate }: { onOpenTemplate(templateId: string): void }) {
  const [shown, show] = useState<Part>('disclaimers');
  return (
    <div className={`${page.page} ${style.screen}`}>
      <h1>Disclaimers</h1>
      <p className={page.lead}>What answers say about their limits. At most three go with one answer, emergency and crisis first. A change counts for answers sent from now on; what is held, waiting or sent keeps the words it was handed over with.</p>
      <Tabs<Part> name="Parts of this screen" tabs={parts} shown={shown} onShow={show}>
        {shown === 'disclaimers' ? <WordingList onOpenTemplate={onOpenTemplate} /> : null}
        {shown === 'policies' ? <PolicyList /> : null}
        {shown === 'numbers' ? <NumberPacks /> : null}
      </Tabs>
    </div>
  );
}
