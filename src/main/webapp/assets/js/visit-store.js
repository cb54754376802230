/**
 * Where a device keeps visits: trips, entries, files and their pieces. Everything but ids, sizes and
 * order is encrypted before it comes here.
 */
const NAME = 'orgstatus-visits';

export class Store {
  static open() {
    return new Promise((done, fail) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        const base = asked.result;
        base.createObjectStore('trips', { keyPath: 'id' });
        base.createObjectStore('entries', { keyPath: 'id' }).createIndex('trip', 'trip');
        base.createObjectStore('files', { keyPath: 'id' }).createIndex('trip', 'trip');
        base.createObjectStore('chunks', { keyPath: ['file', 'n'] });
      };
      asked.onsuccess = () => done(new Store(asked.result));
      asked.onerror = () => fail(asked.error);
    });
  }

  constructor(base) {
    this.base = base;
  }

  /** Runs a change and resolves when the device has it on disk. */
  change(names, act) {
    return new Promise((done, fail) => {
      const all = this.base.transaction(names, 'readwrite', { durability: 'strict' });
      all.oncomplete = () => done();
      all.onerror = () => fail(all.error);
      all.onabort = () => fail(all.error);
      act(...names.map((name) => all.objectStore(name)));
    });
  }

  ask(name, question) {
    return new Promise((done, fail) => {
      const asked = question(this.base.transaction(name).objectStore(name));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  }

  trips() {
    return this.ask('trips', (s) => s.getAll());
  }

  trip(id) {
    return this.ask('trips', (s) => s.get(id));
  }

  putTrip(trip) {
    return this.change(['trips'], (s) => s.put(trip));
  }

  /** In the order in which they were written. */
  async entries(trip) {
    const all = await this.ask('entries', (s) => s.index('trip').getAll(trip));
    return all.sort((a, b) => a.order - b.order);
  }

  putEntry(entry) {
    return this.change(['entries'], (s) => s.put(entry));
  }

  dropEntries(ids) {
    return this.change(['entries'], (s) => ids.forEach((id) => s.delete(id)));
  }

  async files(trip) {
    const all = await this.ask('files', (s) => s.index('trip').getAll(trip));
    return all.sort((a, b) => a.order - b.order);
  }

  /** Adds a chunk and what is known of its file in one step. */
  putChunk(file, n, bytes) {
    return this.change(['files', 'chunks'], (files, chunks) => {
      chunks.put({ file: file.id, n, bytes });
      files.put(file);
    });
  }

  async chunk(file, n) {
    const found = await this.ask('chunks', (s) => s.get([file, n]));
    return found === undefined ? null : found.bytes;
  }

  dropFile(id) {
    return this.change(['files', 'chunks'], (files, chunks) => {
      chunks.delete(IDBKeyRange.bound([id, 0], [id, Infinity]));
      files.delete(id);
    });
  }

  /** Leaves nothing of a trip. */
  async dropTrip(id) {
    for (const file of await this.files(id)) await this.dropFile(file.id);
    const left = await this.entries(id);
    await this.change(['trips', 'entries'], (trips, entries) => {
      left.forEach((entry) => entries.delete(entry.id));
      trips.delete(id);
    });
  }
}

/** For pages that may keep nothing: the same, gone with the page. */
export class MemoryStore {
  constructor() {
    this.kept = { trips: new Map(), entries: new Map(), files: new Map(), chunks: new Map() };
  }

  async trips() {
    return Array.from(this.kept.trips.values());
  }

  async trip(id) {
    return this.kept.trips.get(id);
  }

  async putTrip(trip) {
    this.kept.trips.set(trip.id, trip);
  }

  async entries(trip) {
    return this.of('entries', trip);
  }

  async putEntry(entry) {
    this.kept.entries.set(entry.id, entry);
  }

  async dropEntries(ids) {
    ids.forEach((id) => this.kept.entries.delete(id));
  }

  async files(trip) {
    return this.of('files', trip);
  }

  of(kind, trip) {
    return Array.from(this.kept[kind].values()).filter((each) => each.trip === trip).sort((a, b) => a.order - b.order);
  }

  async putChunk(file, n, bytes) {
    this.kept.files.set(file.id, file);
    this.kept.chunks.set(file.id + '/' + n, bytes);
  }

  async chunk(file, n) {
    return this.kept.chunks.get(file + '/' + n) || null;
  }

  async dropFile(id) {
    const file = this.kept.files.get(id);
    if (file) file.sizes.forEach((size, n) => this.kept.chunks.delete(id + '/' + n));
    this.kept.files.delete(id);
  }

  async dropTrip(id) {
    for (const file of await this.files(id)) await this.dropFile(file.id);
    await this.dropEntries((await this.entries(id)).map((entry) => entry.id));
    this.kept.trips.delete(id);
  }
}
