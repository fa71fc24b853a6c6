import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

/** A modal window: focus stays inside, Escape closes it and gives focus back. The page itself never scrolls, so nothing needs locking. */
export function Dialog({ title, onClose, children, wide = false }: { title: string; onClose(): void; children: ReactNode; wide?: boolean }) {
  return (
    <Modal opened onClose={onClose} title={title} centered size={wide ? 760 : 460} closeButtonProps={{ 'aria-label': 'Close' }} transitionProps={{ duration: 0 }} lockScroll={false}>
      {children}
    </Modal>
  );
}
