export { defaultDataFolder } from './start/data-folder.mjs';
