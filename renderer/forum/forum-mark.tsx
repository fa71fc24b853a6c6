import { IconMessages } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Account } from '#shared/words/account.ts';
import style from './forum.module.css';

/** How an account stands, for the eye; the words stand beside it. */
export function ForumDot({ state }: { state: Account['state'] }) {
  return <span className={style.dot} data-state={state} aria-hidden="true" />;
}

/** A forum's name where several are, small and quiet. Null shows nothing. */
export function ForumName({ name }: { name: string | null }) {
  return name === null ? null : <bdi className={style.name}>{name}</bdi>;
}

const pictures = /^data:(image\/(?:png|jpeg|gif|webp|x-icon|vnd\.microsoft\.icon));base64,([A-Za-z0-9+/=]+)$/;

/** The picture a forum shows of itself, or a sign for any forum. Only pictures made of pixels, held by this window: the page's policy lets nothing else in. */
export function ForumIcon({ icon }: { icon: string | null }) {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const blob = pictureOf(icon);
    if (blob === null) return setShown(null);
    const address = URL.createObjectURL(blob);
    setShown(address);
    return () => URL.revokeObjectURL(address);
  }, [icon]);
  return (
    <span className={style.icon} aria-hidden="true">
      {shown === null ? <IconMessages size={20} /> : <img src={shown} alt="" onError={() => setShown(null)} />}
    </span>
  );
}

function pictureOf(icon: string | null): Blob | null {
  const [, type, base64] = pictures.exec(icon ?? '') ?? [];
  if (type === undefined || base64 === undefined) return null;
  try {
    return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}
