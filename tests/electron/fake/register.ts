import { registerHooks } from 'node:module';
import { FakeParentPort } from './process/parent-port.ts';

// Given to Node with --import: from here on, whoever asks for Electron gets the pretended one.
const stand = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: stand, format: 'module-typescript', shortCircuit: true } : next(name, context)),
});

const isUtility = process.env['ROUNDS_FAKE_PROCESS'] === 'utility';
const pretend = (name: string, value: unknown): void => void Object.defineProperty(process, name, { value, configurable: true });
pretend('type', isUtility ? 'utility' : 'browser');
pretend('versions', { ...process.versions, electron: '45.4.1', chrome: '156.0.0.0' });
if (isUtility) pretend('parentPort', new FakeParentPort());
