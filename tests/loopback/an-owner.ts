import { takeOver } from '#electron/loopback/handover.ts';
import { systemClock } from '#electron/system-clock.ts';
import { aLog } from '#tests/makers/a-front-door.ts';

/** A process that owns a data folder until it is killed. */
const started = await takeOver({ dataDir: process.argv[2] ?? '', clock: systemClock(), log: aLog() });
if (started && 'mine' in started) {
  started.mine.announce({ kind: 'browser', url: 'http://127.0.0.1:1111/#BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB', practiceUrl: 'http://127.0.0.1:1112/' });
  process.stdout.write('mine\n');
  setInterval(() => {}, 60_000);
}
