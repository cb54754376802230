/** A trip that was unlocked: what was taken along, and what was written down since. */
const FIRST_ORDER = 1;

export class Trip {
  /**
   * @param store where the device keeps it
   * @param vault its lock
   */
  constructor(store, vault, kept, pack) {
    this.store = store;
    this.vault = vault;
    this.kept = kept;
    this.pack = pack;
    this.id = kept.id;
    this.entries = [];
    this.files = [];
    this.order = FIRST_ORDER;
    this.busy = new Set();
  }

  /** What is still being written or recorded is not sent before its {@link #end}. */
  begin(what) {
    this.busy.add(what);
  }

  end(what) {
    this.busy.delete(what);
  }

  static async open(store, vault, kept) {
    const trip = new Trip(store, vault, kept, await vault.read(kept.pack, 'pack'));
    for (const entry of await store.entries(kept.id)) {
      trip.entries.push(await vault.read(entry.sealed, entry.id));
      trip.order = Math.max(trip.order, entry.order + 1);
    }
    for (const file of await store.files(kept.id)) {
      const about = await vault.read(file.sealed, file.id);
      trip.files.push(Object.assign(about, { id: file.id, sizes: file.sizes, order: file.order, checked: false }));
      trip.order = Math.max(trip.order, file.order + 1);
    }
    return trip;
  }

  /** Keeps what is to be known on the way, in place of what was known before. */
  async learn(pack) {
    this.pack = pack;
    this.kept.pack = await this.vault.seal(pack, 'pack');
    await this.store.putTrip(this.kept);
  }

  /**
   * Writes something down; resolves when the device has it.
   * @param goesOn whether it is still being written
   */
  async write(kind, interview, item, value, basis, goesOn) {
    const entry = {
      id: crypto.randomUUID ? crypto.randomUUID() : random(),
      kind, interview, item, value,
      basis: basis || 0,
      author: this.pack.me,
      at: new Date().toISOString(),
      order: this.order++,
    };
    this.entries.push(entry);
    if (goesOn) this.begin(entry);
    await this.keep(entry);
    return entry;
  }

  /** Keeps an entry as it is now. */
  async keep(entry) {
    const sealed = await this.vault.seal(entry, entry.id);
    if (this.entries.includes(entry)) {
      await this.store.putEntry({ id: entry.id, trip: this.id, order: entry.order, sealed });
    }
  }

  async forget(entries) {
    this.entries = this.entries.filter((entry) => !entries.includes(entry));
    await this.store.dropEntries(entries.map((entry) => entry.id));
  }

  /** Begins a file; its chunks follow, and then its end. */
  async newFile(kind, interview, extension, raw) {
    const file = {
      id: crypto.randomUUID ? crypto.randomUUID() : random(),
      kind, interview, extension, raw,
      author: this.pack.me,
      at: new Date().toISOString(),
      sizes: [],
      order: this.order++,
      checked: false,
    };
    this.files.push(file);
    this.begin(file);
    return file;
  }

  async addChunk(file, bytes) {
    const n = file.sizes.length;
    const about = { kind: file.kind, interview: file.interview, extension: file.extension, raw: file.raw, author: file.author, at: file.at };
    const sealed = await this.vault.sealBytes(bytes, file.id + '/' + n);
    const kept = {
      id: file.id, trip: this.id, order: file.order,
      sizes: file.sizes.concat([bytes.length]),
      sealed: await this.vault.seal(about, file.id),
    };
    await this.store.putChunk(kept, n, sealed);
    file.sizes = kept.sizes;
  }

  /** A chunk; null where the device cannot read it again. */
  async chunk(file, n) {
    try {
      const sealed = await this.store.chunk(file.id, n);
      return sealed === null ? null : await this.vault.readBytes(sealed, file.id + '/' + n);
    } catch (e) {
      return null;
    }
  }

  async forgetFile(file) {
    this.end(file);
    this.files = this.files.filter((each) => each !== file);
    await this.store.dropFile(file.id);
  }

  /** What could be sent now. */
  ready() {
    return {
      entries: this.entries.filter((entry) => !this.busy.has(entry)),
      files: this.files.filter((file) => file.sizes.length > 0 && !this.busy.has(file)),
    };
  }

  /** How much of this is on the device alone. */
  waiting() {
    return this.entries.length + this.files.filter((file) => file.sizes.length > 0).length;
  }

  /** The value of an answer: as written last on this device, else as the server had it. */
  answer(item) {
    const own = this.entries.filter((e) => e.kind === 'answer' && e.item === item).pop();
    if (own) return own.value;
    const known = this.pack.answers[item];
    return known ? known.value : null;
  }

  /** On what a change of the answer is based. */
  basis(item) {
    const known = this.pack.answers[item];
    return known ? known.revision : 0;
  }

  /** Those who were asked: on the server and on this device, by row. */
  interviews() {
    const all = new Map();
    const repeat = this.pack.interviews;
    const rows = this.pack.answers[repeat];
    for (const row of (rows && rows.value) || []) {
      const of = (item) => {
        const known = this.pack.answers[repeat + '/' + row + '/' + item];
        return known && typeof known.value === 'string' ? known.value : '';
      };
      all.set(row, { row, code: of('ei_code'), role: of('ei_role'), consent: of('ei_consent'), known: true });
    }
    for (const entry of this.entries.filter((e) => e.kind === 'consent')) {
      const before = all.get(entry.interview);
      all.set(entry.interview, {
        row: entry.interview,
        code: entry.value.ei_code,
        role: entry.value.ei_role,
        consent: entry.value.ei_consent,
        known: Boolean(before && before.known),
      });
    }
    return Array.from(all.values()).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  done(point) {
    const own = this.entries.filter((e) => e.kind === 'check' && e.item === point.word).pop();
    return own ? own.value : point.done;
  }
}

/** For old browsers. */
function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}
