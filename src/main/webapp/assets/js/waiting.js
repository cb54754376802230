/**
 * Answers that wait on this device until the server has them. Each stands for itself, so that two
 * tabs never write over each other, and under the account that gave it. Personal items outlive a
 * new sign-in in the same tab and nothing more.
 */
const ALL = 'orgstatus/';

export class Waiting {
  constructor(account, response) {
    this.prefix = ALL + account + '/' + response + '/';
  }

  /** @param basis revision of the item that the answer was made on */
  put(path, value, basis, personal) {
    attempt(() => (personal ? sessionStorage : localStorage)
      .setItem(this.prefix + path, JSON.stringify({ value, basis })));
  }

  /** Forgets an answer, unless another tab keeps a different one by now. */
  drop(path, value) {
    for (const kept of this.storages()) {
      const text = attempt(() => kept.getItem(this.prefix + path));
      if (text && JSON.stringify(JSON.parse(text).value) === JSON.stringify(value)) {
        kept.removeItem(this.prefix + path);
      }
    }
  }

  /** Everything kept, by path. */
  all() {
    const kept = new Map();
    for (const storage of this.storages()) {
      keys(storage, this.prefix).forEach((key) => {
        kept.set(key.slice(this.prefix.length), JSON.parse(storage.getItem(key)));
      });
    }
    return kept;
  }

  storages() {
    return [attempt(() => localStorage), attempt(() => sessionStorage)].filter((s) => s);
  }
}

/** Leaves nothing of anybody on the device. */
export function forget() {
  attempt(() => keys(localStorage, ALL).forEach((key) => localStorage.removeItem(key)));
  attempt(() => keys(sessionStorage, ALL).forEach((key) => sessionStorage.removeItem(key)));
}

function keys(storage, prefix) {
  return Object.keys(storage).filter((key) => key.startsWith(prefix));
}

/** A browser that keeps nothing, or is full, loses nothing that the server has. */
function attempt(act) {
  try {
    return act();
  } catch (e) {
    return null;
  }
}
