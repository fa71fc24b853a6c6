import { useEffect, useRef } from 'react';
import { useForumName, useForumOf } from '#renderer/forum/use-forums.ts';
import type { SaveState } from '#renderer/text-editor/autosave.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { countWords } from '#shared/answers/count-words.ts';
import type { Thread } from '#shared/words/question.ts';
import style from '../composer.module.css';
import { useComposer } from '../composer-store.ts';
import { useLook } from '../look/use-look.ts';
import type { ComposerOffers } from '../use-composer-commands.ts';

/** Whether the words are safe, how many they are, and the way out. */
export function SendBar({ thread, offers }: { thread: Thread; offers: ComposerOffers }) {
  const { look, required, isSame } = useLook(thread.question.id);
  const forum = useForumName()(thread.question.id);
  const me = useForumOf(thread.question.id)?.me;
  const { phase, isSending, save, theirs } = useComposer();
  const words = useComposer((state) => countWords(state.content.text));
  const isEmpty = useComposer((state) => state.content.text === '');
  const isShut = thread.state === 'closed' || thread.state === 'archived' || thread.state === 'gone';
  // A text that waits, or was agreed to, as it stands: asking again would only take it away from its reader.
  const isAsked = look?.isMine === true && isSame && (look.state === 'asked' || look.state === 'agreed');
  const isAgreed = look?.isMine === true && isSame && look.state === 'agreed';
  const wantsLook = !offers.maySend || (required.length > 0 && !isAgreed);
  const isOff = phase !== 'writing' || isSending || isShut || theirs !== null;
  return (
    <div className={style.act}>
      <p className={style.saved} data-save={save.kind}>
        {phase === 'opening' ? 'Opening…' : isSending ? 'Sending…' : saySaved(save, isEmpty)}
        {words > 0 && save.kind !== 'failed' ? ` · ${words} ${words === 1 ? 'word' : 'words'}` : ''}
        {forum === null || !me ? null : (
          <span className={style.as}>
            {' '}
            · as <bdi>{me.name || me.username}</bdi> on <bdi>{forum}</bdi>
          </span>
        )}
      </p>
      <SaveVoice save={save} />
      <Button kind={wantsLook ? 'primary' : 'plain'} disabled={phase !== 'writing' || isSending || theirs !== null || isEmpty || isAsked} onClick={offers.askLook} aria-keyshortcuts="Control+Shift+R">
        Ask for a second look
        {offers.maySend ? null : (
          <span aria-hidden="true">
            <Kbd keys="mod+shift+r" onAccent />
          </span>
        )}
      </Button>
      {offers.maySend ? (
        <>
          <Button disabled={isOff} onClick={offers.sendNext} aria-keyshortcuts="Control+Shift+Enter">
            Send and next
          </Button>
          <Button kind={wantsLook ? 'plain' : 'primary'} disabled={isOff} onClick={offers.send} aria-keyshortcuts="Control+Enter">
            Send answer
            <span aria-hidden="true">
              <Kbd keys="mod+Enter" onAccent={!wantsLook} />
            </span>
          </Button>
        </>
      ) : null}
    </div>
  );
}

function saySaved(save: SaveState, isEmpty: boolean): string {
  if (save.kind === 'failed') return `Not saved: ${save.trouble.say}`;
  if (save.kind === 'conflict') return 'Not saved: two versions';
  if (save.kind === 'saved') return isEmpty ? 'No draft yet' : 'Saved';
  return 'Saving…';
}

/** Says what is wrong with saving, and that it is right again; never that all is well all the time. */
function SaveVoice({ save }: { save: SaveState }) {
  const wasWrong = useRef(false);
  const said = save.kind === 'failed' ? save.trouble.say : save.kind === 'conflict' ? 'two versions of this draft' : '';
  useEffect(() => {
    if (said !== '') announce(`Not saved: ${said}`);
    else if (wasWrong.current && save.kind === 'saved') announce('Saved again');
    if (said !== '' || save.kind === 'saved') wasWrong.current = said !== '';
  }, [said, save.kind]);
  return null;
}
