/**
 * A response while it is filled in, in the browser: the same dependency order as the server's, so
 * that a changed answer recomputes only what depends on it.
 */
import { evaluate, isTrue, isEmpty, key, number, text } from './expression.js';

const NOT_AVAILABLE = -88;

/** The value of an answer as expressions see it. */
function inExpressions(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'object') {
    if (value.missing) return value.missing === 'not_available' ? NOT_AVAILABLE : '';
    return value.name || '';
  }
  return value;
}

function isGiven(value) {
  return value !== null && value !== undefined && value !== '' &&
    !(Array.isArray(value) && value.length === 0) &&
    !(value.missing && value.missing !== 'not_available');
}

/** A date within a sentence reads as people write it. */
function readable(words) {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (!date) return words;
  return document.documentElement.lang.startsWith('zh')
    ? date[1] + '年' + Number(date[2]) + '月' + Number(date[3]) + '日'
    : new Date(words).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export class Filling {
  /**
   * @param routing the forms compiled: nodes in dependency order
   * @param known answers by path, values of server functions by call, and today's date
   */
  constructor(routing, known) {
    this.nodes = routing.nodes;
    this.known = known;
    this.answers = new Map(Object.entries(known.answers));
    this.states = new Map();
    this.ranks = new Map(this.nodes.map((node, rank) => [node.name, rank]));
    this.dependents = this.nodes.map(() => []);
    this.validates = this.nodes.map(() => []);
    this.nodes.forEach((node, rank) => {
      this.link(node.reads, this.dependents, rank);
      this.link(node.constraintReads || [], this.validates, rank);
    });
    this.recompute(new Set(this.nodes.keys()));
  }

  link(names, lists, rank) {
    for (const name of names) {
      const source = this.ranks.get(name);
      if (source !== undefined) lists[source].push(rank);
    }
  }

  /**
   * Gives or changes an answer; null takes it away.
   * @returns names of the items whose state or validity may have changed
   */
  answer(path, value) {
    if (value === null) this.answers.delete(path);
    else this.answers.set(path, value);
    const rank = this.ranks.get(nameOf(path));
    return rank === undefined ? new Set() : this.recompute(new Set([rank]));
  }

  isAsked(path) {
    const state = this.states.get(path);
    return state !== undefined && state.asked;
  }

  value(path) {
    const state = this.states.get(path);
    return state === undefined ? null : state.value;
  }

  rows(repeat) {
    const value = this.value(repeat);
    return Array.isArray(value) ? value : [];
  }

  /** 'required', 'constraint' or null. */
  fault(path) {
    const node = this.nodes[this.ranks.get(nameOf(path))];
    if (!node || !this.isAsked(path)) return null;
    const value = this.value(path);
    if (!isGiven(value)) return node.required ? 'required' : null;
    if (node.constraint && !isTrue(node.constraint, this.scope(path))) return 'constraint';
    return null;
  }

  /** The text of a value as a label shows it. */
  show(name, at) {
    return readable(text(inExpressions(this.value(this.pathOf(name, at)))));
  }

  recompute(due) {
    const touched = new Set();
    for (let rank = 0; rank < this.nodes.length; rank++) {
      if (!due.has(rank)) continue;
      const node = this.nodes[rank];
      let changed = false;
      for (const path of this.paths(node)) {
        const before = this.states.get(path);
        const state = this.stateOf(node, path);
        this.states.set(path, state);
        changed = changed || before === undefined || before.asked !== state.asked ||
          JSON.stringify(before.value) !== JSON.stringify(state.value);
      }
      touched.add(node.name);
      if (changed) {
        this.dependents[rank].forEach((next) => due.add(next));
        this.validates[rank].forEach((next) => touched.add(this.nodes[next].name));
      }
    }
    return touched;
  }

  paths(node) {
    return node.repeat
      ? this.rows(node.repeat).map((row) => node.repeat + '/' + row + '/' + node.name)
      : [node.name];
  }

  stateOf(node, path) {
    const scope = this.scope(path);
    if (!node.when.every((condition) => isTrue(condition, scope))) {
      return { asked: false, value: null };
    }
    if (node.count) {
      const due = Math.min(200, Math.floor(number(evaluate(node.count, scope))) || 0);
      return { asked: true, value: Array.from({ length: Math.max(0, due) }, (_, i) => String(i + 1)) };
    }
    if (node.calculation) {
      const value = evaluate(node.calculation, scope);
      return { asked: true, value: isEmpty(value) ? null : value };
    }
    const answer = this.answers.get(path);
    return { asked: true, value: answer === undefined ? null : answer };
  }

  pathOf(name, at) {
    const rank = this.ranks.get(name);
    const parts = at.split('/');
    return rank !== undefined && parts.length === 3 && this.nodes[rank].repeat === parts[0]
      ? parts[0] + '/' + parts[1] + '/' + name
      : name;
  }

  scope(at) {
    return {
      read: (name) => inExpressions(this.value(this.pathOf(name, at))),
      self: () => inExpressions(this.value(at)),
      call: (name, args) => this.call(name, args, at),
    };
  }

  call(name, args, at) {
    const value = this.value(at);
    const file = value && value.file ? value : null;
    switch (name) {
      case 'file-ext':
        return file !== null && String(args[1]).split(' ').indexOf(file.kind) >= 0;
      case 'file-size':
        return file === null ? '' : file.size;
      case 'today':
        return this.known.today;
      default: {
        const told = this.known.calls[key(name, args)];
        return told === undefined ? '' : told;
      }
    }
  }
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}
