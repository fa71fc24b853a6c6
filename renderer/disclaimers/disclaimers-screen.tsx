import page from '#renderer/style/page.module.css';

/** Which disclaimers answers carry, and the numbers they name. */
export function DisclaimersScreen() {
  return (
    <div className={page.page}>
      <h1>Disclaimers</h1>
    </div>
  );
}
