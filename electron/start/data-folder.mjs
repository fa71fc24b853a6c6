import path from 'node:path';

/**
 * Where Rounds keeps everything, absolute; the same for both front doors, so that they share one desk.
 * `env` is `process.env`, `home` the person's home folder. The folder may not exist yet.
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string }} where
 */
export function defaultDataFolder({ platform, env, home }) {
  /** @param {string | undefined} folder */
  const absolute = (folder) => (folder && path.isAbsolute(folder) ? folder : null);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Rounds');
  // Local, not roaming: a database that follows its person over the network is a database that breaks.
  if (platform === 'win32') return path.join(absolute(env['LOCALAPPDATA']) ?? path.join(home, 'AppData', 'Local'), 'Rounds');
  return path.join(absolute(env['XDG_DATA_HOME']) ?? path.join(home, '.local', 'share'), 'rounds');
}
