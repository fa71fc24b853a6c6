// Runs inside electron-builder, after the files are laid out and before anything is signed.
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * The fuses of electron-builder.yml as @electron/fuses wants them, and the ones electron-builder has no name for.
 * `strictlyRequireAllFuses` makes a fuse nobody has decided an error instead of Electron's default.
 * @param {NonNullable<import('electron-builder').Configuration['electronFuses']>} named
 * @returns {import('@electron/fuses').FuseV1Config}
 */
export function everyFuse(named) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: decided(named.resetAdHocDarwinSignature, 'resetAdHocDarwinSignature'),
    [FuseV1Options.RunAsNode]: decided(named.runAsNode, 'runAsNode'),
    [FuseV1Options.EnableCookieEncryption]: decided(named.enableCookieEncryption, 'enableCookieEncryption'),
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: decided(named.enableNodeOptionsEnvironmentVariable, 'enableNodeOptionsEnvironmentVariable'),
    [FuseV1Options.EnableNodeCliInspectArguments]: decided(named.enableNodeCliInspectArguments, 'enableNodeCliInspectArguments'),
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: decided(named.enableEmbeddedAsarIntegrityValidation, 'enableEmbeddedAsarIntegrityValidation'),
    [FuseV1Options.OnlyLoadAppFromAsar]: decided(named.onlyLoadAppFromAsar, 'onlyLoadAppFromAsar'),
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: decided(named.loadBrowserProcessSpecificV8Snapshot, 'loadBrowserProcessSpecificV8Snapshot'),
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: decided(named.grantFileProtocolExtraPrivileges, 'grantFileProtocolExtraPrivileges'),
    // Bounds checks of WebAssembly by the processor's own means: safe and fast, and Electron's default.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/** @param {boolean | null | undefined} value @param {string} name */
function decided(value, name) {
  if (typeof value !== 'boolean') throw new Error(`electron-builder.yml does not decide the fuse ${name}.`);
  return value;
}

/** @param {import('electron-builder').AfterPackContext} context */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const program = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    // Linux alone gives the program a name of its own.
    linux: 'executableName' in packager && typeof packager.executableName === 'string' ? packager.executableName : productFilename,
  }[electronPlatformName];
  if (!program) throw new Error(`Rounds is not packaged for ${electronPlatformName}.`);
  await flipFuses(path.join(appOutDir, program), everyFuse(packager.config.electronFuses ?? {}));
}
