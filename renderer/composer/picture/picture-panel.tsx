import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { lackOf } from '#renderer/forum/forum-state.ts';
import { useForumOf } from '#renderer/forum/use-forums.ts';
import { base64Of } from '#renderer/link/files/base64-of.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { mostPicture } from '#shared/words/picture.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';
import { pictureTypes, whyNot } from './picture-in.ts';
import style from './picture.module.css';
import { placePicture } from './place-picture.ts';

/** Puts a picture on the forum and its Markdown where the caret is. What goes, and that it goes now, is said before. */
export function PicturePanel({ questionId, onClose }: { questionId: QuestionId; onClose(): void }) {
  const desk = useDesk();
  const forum = useForumOf(questionId);
  const file = useComposer((state) => state.picture);
  const [alt, setAlt] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isHere = useRef(true);
  const altId = useId();
  const description = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const lack = lackOf(forum, 'upload');
  const wrong = file ? whyNot(file, mostPicture.bytes) : null;
  useEffect(() => (file && wrong === null ? description : chooser).current?.focus(), [file, wrong]);
  if (lack !== null) return <Notice tone="warn">{lack}</Notice>;

  const isReady = file !== null && wrong === null && alt.trim() !== '' && !isBusy;
  const add = async (): Promise<void> => {
    if (!isReady) return;
    setIsBusy(true);
    setSaid('');
    try {
      const { markdown } = await desk.call.pictures.attach({ questionId, base64: await base64Of(file), alt: alt.trim() });
      const { editor } = useComposer.getState();
      // Whoever closed this, or went on to another question, does not want it in the text any more.
      if (!isHere.current || !editor) return;
      const { from, to } = editor.view.state.selection.main;
      editor.change(placePicture(editor.text(), { from, to }, markdown));
      useComposer.setState({ picture: null });
      announce('Picture added.');
      onClose();
    } catch (error) {
      if (!isHere.current) return;
      setSaid(error instanceof DOMException ? 'This file cannot be read any more. Choose it again.' : troubleOf(error).say);
      setIsBusy(false);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  const choose = (list: FileList | null): void => {
    const chosen = list?.[0];
    if (!chosen) return;
    setSaid('');
    useComposer.setState({ picture: chosen });
  };
  return (
    <div className={style.picture}>
      <p className={style.explain}>Place, time, camera and file name are taken out before it leaves. What is in the picture stays: post no picture of a patient without their consent.</p>
      <label className={style.field}>
        <span>{file ? 'Another picture' : 'Picture, or paste or drop one into the text'}</span>
        <input ref={chooser} type="file" accept={pictureTypes.join(',')} disabled={isBusy} onChange={({ target }) => choose(target.files)} />
      </label>
      {file && wrong === null ? <Shown file={file} /> : null}
      {wrong === null ? null : <Notice tone="bad">{wrong}</Notice>}
      <div className={style.field}>
        <label htmlFor={altId}>What it shows, for those who cannot see it</label>
        <input ref={description} id={altId} value={alt} maxLength={mostPicture.alt} disabled={isBusy} placeholder="Diagram of how to apply the cream" autoComplete="off" onChange={({ target }) => setAlt(target.value)} onKeyDown={press} />
      </div>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind="primary" disabled={!isReady} onClick={() => void add()}>
          Add picture
        </Button>
        <p className={style.explain} role="status">
          {isBusy ? 'Sending the picture…' : 'It goes to the forum now, before the answer does.'}
        </p>
        {isBusy ? <progress className={style.progress} aria-label="Sending the picture" /> : null}
      </div>
    </div>
  );
}

/** The person's own file, from this computer. */
function Shown({ file }: { file: File }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return <img ref={image} className={style.shown} alt="What you chose" />;
}
