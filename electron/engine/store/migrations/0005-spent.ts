/** What was asked of a forum that counts, so that a start anew does not begin a new day. */
export const spent = /* sql */ `
-- Requests with an account's key, by the minute on the wall clock (milliseconds since 1970 by 60,000); kept for a day.
create table spent (
  account_id text not null,
  minute integer not null,
  people integer not null default 0,
  routine integer not null default 0,
  bulk integer not null default 0,
  primary key (account_id, minute)
) strict, without rowid;
`;
