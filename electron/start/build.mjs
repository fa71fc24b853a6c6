// npm run build: installs what is missing, then builds, stale or not.
import { bundle } from './ready/bundle.mjs';
import { inDist } from './places.mjs';
import { explain, nodeMistake, prepare } from './ready/prepare.mjs';
import { oneAtATime } from './ready/one-at-a-time.mjs';
import { createProgress } from './progress.mjs';

try {
  const mistake = nodeMistake();
  if (mistake) throw new Error(mistake);
  await prepare({ build: false });
  const begun = Date.now();
  const progress = createProgress();
  await oneAtATime(inDist('preparing.lock'), () => progress.during('Building Rounds', () => bundle()), { onWaiting: () => progress.say('Another start is preparing Rounds; waiting for it.') });
  progress.say(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
