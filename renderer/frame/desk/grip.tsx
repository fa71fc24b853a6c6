import type { KeyboardEvent, PointerEvent } from 'react';
import style from '../frame.module.css';

interface GripProps {
  height: number;
  least: number;
  most: number;
  onHeight(height: number): void;
}

/** The edge above the composer: dragged, or moved with the arrow keys. */
export function Grip({ height, least, most, onHeight }: GripProps) {
  const set = (wanted: number): void => onHeight(Math.round(Math.max(least, Math.min(most, wanted))));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const from = event.clientY;
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientY }: globalThis.PointerEvent): void => set(height + from - clientY);
    const end = (): void => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 24, ArrowDown: -24, PageUp: 120, PageDown: -120 }[event.key];
    if (by === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    set(event.key === 'Home' ? least : event.key === 'End' ? most : height + (by ?? 0));
  };
  return (
    <div
      className={style.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the composer"
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
