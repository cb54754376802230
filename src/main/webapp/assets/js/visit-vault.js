/**
 * What a visit leaves on a device is encrypted: AES-256-GCM under a key that comes from a passphrase
 * (PBKDF2, SHA-256). The passphrase is kept nowhere, and the key cannot be read out of the browser.
 */
const ROUNDS = 600000;
const NONCE = 12;
const WORD = 'orgstatus visit';

/** Whether this page may encrypt and keep anything: browsers allow both on secure pages alone. */
export function canKeep() {
  return window.isSecureContext && Boolean(window.crypto && crypto.subtle && window.indexedDB);
}

export class Vault {
  constructor(key) {
    this.key = key;
  }

  /** A vault for a new trip, and what a device keeps to open it again. */
  static async make(passphrase) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const vault = new Vault(await derive(passphrase, salt, ROUNDS));
    return { vault, lock: { salt, rounds: ROUNDS, check: await vault.seal(WORD, 'check') } };
  }

  /** The vault of a trip; null where the passphrase is another one. */
  static async open(passphrase, lock) {
    const vault = new Vault(await derive(passphrase, lock.salt, lock.rounds));
    try {
      return (await vault.read(lock.check, 'check')) === WORD ? vault : null;
    } catch (e) {
      return null;
    }
  }

  /** @param place where it is kept: what was moved elsewhere cannot be read */
  async seal(value, place) {
    return this.sealBytes(new TextEncoder().encode(JSON.stringify(value)), place);
  }

  async read(sealed, place) {
    return JSON.parse(new TextDecoder().decode(await this.readBytes(sealed, place)));
  }

  async sealBytes(bytes, place) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
    const sealed = new Uint8Array(await crypto.subtle.encrypt(how(nonce, place), this.key, bytes));
    const all = new Uint8Array(NONCE + sealed.length);
    all.set(nonce);
    all.set(sealed, NONCE);
    return all;
  }

  /** Rejects what was damaged. */
  async readBytes(sealed, place) {
    const nonce = sealed.subarray(0, NONCE);
    return new Uint8Array(
      await crypto.subtle.decrypt(how(nonce, place), this.key, sealed.subarray(NONCE)));
  }
}

/** For pages that may keep nothing: what is written stays in the page until the server has it. */
export class OpenVault {
  async seal(value) {
    return JSON.stringify(value);
  }

  async read(text) {
    return JSON.parse(text);
  }

  async sealBytes(bytes) {
    return bytes;
  }

  async readBytes(bytes) {
    return bytes;
  }
}

function how(iv, place) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}

async function derive(passphrase, salt, iterations) {
  const words = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
