const moment = (at: number): string => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** An answer the forum took and shows to nobody yet: for whom it waits, since when, and what comes next. */
export function WaitsForModerators({ since, reason }: { since: number; reason: string }) {
  return (
    <>
      Waits for the forum’s moderators, since <time dateTime={new Date(since).toISOString()}>{moment(since)}</time>. {reason}
    </>
  );
}
