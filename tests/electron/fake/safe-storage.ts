import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Readiness } from './readiness.ts';

export type SafeStorageMood = 'ok' | 'unavailable' | 'basic_text';

/** `safeStorage` over a key of its own. `noise` and `throws` are what a lost or changed key looks like. */
export class FakeSafeStorage {
  backend: 'gnome_libsecret' | 'kwallet6' | 'basic_text' | 'unknown';
  decrypting: 'right' | 'throws' | 'noise' = 'right';
  /** The key store has a newer key than the one that was used. */
  shouldReEncrypt = false;
  private readonly isAvailable: boolean;
  private readonly key = randomBytes(32);
  private readonly readiness: Readiness;

  constructor(readiness: Readiness, mood: SafeStorageMood = 'ok') {
    this.readiness = readiness;
    this.isAvailable = mood !== 'unavailable';
    this.backend = mood === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  }

  isEncryptionAvailable(): boolean {
    return this.readiness.isReady && this.isAvailable;
  }
  isAsyncEncryptionAvailable(): Promise<boolean> {
    this.readiness.after('safeStorage');
    return Promise.resolve(this.isAvailable);
  }
  getSelectedStorageBackend(): string {
    return this.readiness.isReady ? this.backend : 'unknown';
  }
  encryptString(text: string): Buffer {
    this.readiness.after('safeStorage.encryptString');
    if (!this.isAvailable) throw new Error('Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.');
    // Chromium's fallback hides nothing; the double shows that as plainly as it is.
    if (this.backend === 'basic_text') return Buffer.from(`v10${text}`);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), body]);
  }
  decryptString(bytes: Buffer): string {
    this.readiness.after('safeStorage.decryptString');
    if (this.decrypting === 'throws') throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    if (this.decrypting === 'noise') return randomBytes(40).toString('latin1');
    if (bytes.subarray(0, 3).toString() === 'v10') return bytes.subarray(3).toString();
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(3, 15));
    decipher.setAuthTag(bytes.subarray(15, 31));
    return Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8');
  }
  encryptStringAsync(text: string): Promise<Buffer> {
    return new Promise((resolve) => resolve(this.encryptString(text)));
  }
  decryptStringAsync(bytes: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    return new Promise((resolve) => resolve({ shouldReEncrypt: this.shouldReEncrypt, result: this.decryptString(bytes) }));
  }
  setUsePlainTextEncryption(): void {
    throw new Error('Rounds never asks for plain text');
  }
}
