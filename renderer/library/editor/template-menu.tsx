import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import type { TemplateDeeds } from './use-deeds.ts';

/** What is done with a template less often. */
export function TemplateMenu({ deeds }: { deeds: TemplateDeeds }) {
  const { row } = useTemplate().sheet;
  const isRetired = row.status === 'retired';
  const items: MenuItem[] = [
    { name: 'Versions', run: () => deeds.show('versions') },
    { name: 'Difference to what is published', run: () => deeds.show('difference') },
    { name: 'Where used', run: () => deeds.show('uses') },
    { name: 'Duplicate', run: () => void deeds.duplicate() },
    ...(row.version === 0 ? [] : [{ name: isRetired ? 'Bring it back' : 'Retire', run: () => void deeds.retire(!isRetired) }]),
    ...(row.hasDraft && !isRetired ? [{ name: 'Discard the draft', isBad: true, run: () => deeds.show('discard') }] : []),
    { name: 'Close', run: deeds.close },
  ];
  return <Menu name="Template actions" items={items} />;
}
