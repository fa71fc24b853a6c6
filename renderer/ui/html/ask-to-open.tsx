import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import style from './ask-to-open.module.css';
import { openOutside, stayHere } from './outside.ts';

/** Shows the whole address before anything is opened; words of a link can say anything. */
export function AskToOpen({ url }: { url: URL }) {
  const isMail = url.protocol === 'mailto:';
  return (
    <Dialog title={isMail ? 'Write an e-mail?' : `Open ${url.host} in your browser?`} onClose={stayHere}>
      <p className={style.why}>{isMail ? 'This opens your mail program with this address:' : 'Someone else wrote this link. Its full address is:'}</p>
      <p className={style.address} dir="ltr">
        {url.href}
      </p>
      <div className={style.act}>
        <Button onClick={stayHere}>Stay here</Button>
        <Button
          kind="primary"
          onClick={() => {
            stayHere();
            openOutside(url.href);
          }}
        >
          Open
        </Button>
      </div>
    </Dialog>
  );
}
