/**
 * Sends changed answers to the server: soon after a field is left, several at once, and never more
 * than one request in five seconds unless the person asks for it. What is not acknowledged waits on
 * the device and is sent again.
 */
const LEFT_MS = 1000;
const TYPING_MS = 2000;
const GAP_MS = 5000;
const RETRY_MS = 5000;

export class Saving {
  /**
   * @param page where to send, with which token, and what the page does with what comes back
   * @param waiting the answers on this device
   */
  constructor(page, waiting) {
    this.page = page;
    this.waiting = waiting;
    this.pending = new Map();
    this.timer = 0;
    this.due = Infinity;
    this.sentAt = -GAP_MS;
    this.sending = null;
    this.failed = false;
    this.unanswered = new Map(); // values by path that were sent and perhaps arrived
  }

  /** Whether the server has everything. */
  isClear() {
    return this.pending.size === 0 && this.sending === null;
  }

  isWaiting(path) {
    return this.pending.has(path);
  }

  /** Whether answers are only on this device, after the server could not be reached. */
  isCut() {
    return this.failed && this.pending.size > 0;
  }

  /**
   * @param basis revision of the item that the answer was made on
   * @param left whether the field was left, so that no more typing is to be expected
   */
  change(path, value, basis, left) {
    const before = this.pending.get(path);
    const entry = { value, basis: before === undefined ? basis : before.basis };
    this.pending.set(path, entry);
    this.waiting.put(path, value, entry.basis, this.page.isPersonal(path));
    if (!this.failed) this.page.say('saving');
    this.schedule(left ? LEFT_MS : TYPING_MS, !left);
  }

  /** Sends what waits; tells whether the server has everything afterwards. */
  async now() {
    clearTimeout(this.timer);
    this.due = Infinity;
    while (!this.isClear()) {
      if (this.sending === null) {
        this.sending = this.send().finally(() => {
          this.sending = null;
        });
      }
      if (!await this.sending) return false;
    }
    return true;
  }

  schedule(delay, postpones) {
    const due = Math.max(performance.now() + delay, this.sentAt + GAP_MS);
    if (!postpones && due >= this.due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => this.now(), due - performance.now());
  }

  async send() {
    const sent = this.pending;
    this.pending = new Map();
    this.sentAt = performance.now();
    if (!this.failed) this.page.say('saving');
    const answer = await this.request(sent, true);
    if (answer.revision !== undefined) {
      this.failed = false;
      this.acknowledge(sent, answer);
      return true;
    }
    sent.forEach((entry, path) => {
      const values = this.unanswered.get(path) || new Set();
      this.unanswered.set(path, values.add(JSON.stringify(entry.value)));
      if (!this.pending.has(path)) this.pending.set(path, entry);
    });
    this.failed = true;
    if (answer.signIn) {
      this.page.signIn();
    } else if (answer.detail) {
      this.page.say('refused', answer.detail);
    } else {
      this.page.say('offline');
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(), RETRY_MS);
    }
    return false;
  }

  /** What the server says; nothing where it cannot be reached or is not well. */
  async request(sent, renews) {
    const changes = Array.from(sent, ([path, entry]) => ({ path, value: entry.value, basis: entry.basis }));
    let response;
    try {
      response = await fetch(this.page.address, {
        method: 'PATCH',
        credentials: 'same-origin',
        keepalive: true,
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': this.page.token, Accept: 'application/json' },
        body: JSON.stringify({ changes }),
      });
      if (response.status === 401) return { signIn: true };
      if (response.status === 403 && renews && await this.page.renew()) return this.request(sent, false);
      if (response.status >= 500) return {};
      return await response.json();
    } catch (e) {
      return {};
    }
  }

  acknowledge(sent, answer) {
    const conflicts = new Map((answer.conflicts || []).map((c) => [c.path, c]));
    const faults = new Map((answer.faults || []).map((f) => [f.path, f]));
    sent.forEach((entry, path) => {
      const stays = conflicts.has(path) && !this.page.isShown(path);
      if (!stays) this.waiting.drop(path, entry.value);
      if (!conflicts.has(path) && !faults.has(path)) {
        this.page.stored(path, answer.revision);
        const next = this.pending.get(path);
        if (next !== undefined) next.basis = answer.revision;
      }
    });
    conflicts.forEach((conflict, path) => {
      if (this.isOwn(path, conflict.stored)) this.again(path, conflict);
      else this.page.conflict(path, conflict);
    });
    sent.forEach((entry, path) => this.unanswered.delete(path));
    faults.forEach((fault, path) => this.page.fault(path, fault));
    if (this.pending.size === 0) this.page.say('saved', answer.savedAt);
    else this.schedule(LEFT_MS, false);
  }

  /** Whether a stored value is one of this page, whose acknowledgement was lost on the way. */
  isOwn(path, value) {
    return this.unanswered.has(path) && this.unanswered.get(path).has(JSON.stringify(value));
  }

  again(path, conflict) {
    const later = this.pending.get(path);
    const value = later === undefined ? conflict.yours : later.value;
    this.pending.set(path, { value, basis: conflict.revision });
    this.waiting.put(path, value, conflict.revision, this.page.isPersonal(path));
  }
}
