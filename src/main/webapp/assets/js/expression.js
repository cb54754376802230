/*
 * Evaluates the trees that org.orgstatus.questionnaire.expression writes, with the same results as
 * its Evaluation; src/test/resources/expression/vectors.json holds both to that.
 *
 * A value is a string, a number, a boolean or a Day. A scope answers read(name), self() and
 * call(function, arguments); null and undefined count as empty text.
 */

/** A date without time, as days since 1970-01-01. */
export class Day {
  constructor(days) {
    this.days = days;
  }

  toString() {
    return new Date(this.days * 864e5).toISOString().slice(0, 10);
  }
}

const NUMBER = /^[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*$/;
const WRITTEN_DATE = /^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$/;
const BLANKS = /[ \t\r\n]+/g;
const FIRST_DAY = -719528;
const LAST_DAY = 2932896;
const NOT_AVAILABLE = -88;
const SAME = 1e-12;
const MOST_PLACES = 30;
const EXACT = Math.pow(2, 53);

/** Days of a text YYYY-MM-DD or YYYY-MM, the first of the month; NaN for all else. */
function daysOf(written) {
  if (!WRITTEN_DATE.test(written)) {
    return NaN;
  }
  const full = written.length === 7 ? written + '-01' : written;
  const time = Date.parse(full + 'T00:00:00Z');
  return !isNaN(time) && new Date(time).toISOString().slice(0, 10) === full ? time / 864e5 : NaN;
}

/** XPath's number(), with dates as days. */
export function number(value) {
  if (value instanceof Day) {
    return value.days;
  }
  if (typeof value !== 'string') {
    return Number(value);
  }
  const written = NUMBER.exec(value);
  return written ? Number(written[1]) : daysOf(value);
}

/** XPath's boolean(). */
export function truth(value) {
  return typeof value === 'number' ? Math.abs(value) >= SAME : value instanceof Day || !!value;
}

/** XPath's string(): fifteen significant digits, no exponent. */
export function text(value) {
  if (typeof value !== 'number' || !isFinite(value)) {
    return String(value);
  }
  if (Math.abs(value) < SAME) {
    return '0';
  }
  const parts = value.toExponential(14).split('e');
  const digits = parts[0].replace(/[-.]/g, '').replace(/0+$/, '');
  const whole = Number(parts[1]) + 1;
  const sign = value < 0 ? '-' : '';
  if (whole <= 0) {
    return sign + '0.' + '0'.repeat(-whole) + digits;
  }
  const left = digits.slice(0, whole).padEnd(whole, '0');
  return sign + left + (digits.length > whole ? '.' + digits.slice(whole) : '');
}

/** Whether nothing is there to store: empty text or NaN. */
export function isEmpty(value) {
  return value === '' || value !== value;
}

function same(a, b) {
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    return truth(a) === truth(b);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return a === b;
  }
  const x = number(a);
  const y = number(b);
  return x === y || Math.abs(x - y) < SAME;
}

const OPERATORS = {
  '=': same,
  '!=': (a, b) => !same(a, b),
  '<': (a, b) => number(a) < number(b),
  '<=': (a, b) => number(a) <= number(b),
  '>': (a, b) => number(a) > number(b),
  '>=': (a, b) => number(a) >= number(b),
  '+': (a, b) => number(a) + number(b),
  '-': (a, b) => number(a) - number(b),
  '*': (a, b) => number(a) * number(b),
  div: (a, b) => number(a) / number(b),
  mod: (a, b) => number(a) % number(b)
};

/** Moves the decimal point, on the digits and not on the binary value. */
function shifted(value, places) {
  const parts = String(value).split('e');
  return Number(parts[0] + 'e' + (Number(parts[1] || 0) + places));
}

/** A half goes up, as in XPath. */
function rounded(value, places) {
  const kept = Math.trunc(places) || 0;
  if (!isFinite(value)) {
    return value;
  }
  if (Math.abs(kept) > MOST_PLACES) {
    return NaN;
  }
  const moved = shifted(value, kept);
  return Math.abs(moved) >= EXACT ? value : shifted(Math.round(moved), -kept);
}

function codes(list) {
  return text(list).split(BLANKS).filter(code => code);
}

function spaced(list) {
  return (' ' + text(list) + ' ').replace(BLANKS, ' ');
}

function selected(list, code) {
  const wanted = spaced(code);
  return wanted !== ' ' && spaced(list).includes(wanted);
}

function date(value) {
  const days =
    typeof value === 'string' && !NUMBER.test(value) ? daysOf(value) : Math.trunc(number(value));
  return days >= FIRST_DAY && days <= LAST_DAY ? new Day(days + 0) : ''; // no -0
}

function format(value, pattern) {
  const day = date(value);
  if (day === '') {
    return '';
  }
  const [year, month, dayOfMonth] = String(day).split('-');
  const parts = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: String(Number(month)),
    d: dayOfMonth,
    e: String(Number(dayOfMonth)),
    '%': '%'
  };
  return pattern.replace(/%([^])/g, (code, letter) => letter in parts ? parts[letter] : code);
}

function known(values) {
  return values.map(number).filter(value => value === value);
}

const FUNCTIONS = {
  true: () => true,
  false: () => false,
  not: a => !truth(a),
  coalesce: (a, b) => isEmpty(a) ? b : a,
  number,
  int: a => Math.trunc(number(a)),
  round: (a, places) => rounded(number(a), places === undefined ? 0 : number(places)),
  min: (...values) => known(values).reduce((a, b) => Math.min(a, b), Infinity),
  max: (...values) => known(values).reduce((a, b) => Math.max(a, b), -Infinity),
  string: text,
  concat: (...values) => values.map(text).join(''),
  'string-length': a => Array.from(text(a)).length,
  regex: (a, pattern) => new RegExp('^(?:' + pattern + ')$', 'u').test(text(a)),
  selected,
  'count-selected': a => codes(a).length,
  'not-subset': (a, b) => codes(a).some(code => !selected(b, code)),
  date,
  'decimal-date-time': a => typeof a === 'string' && isNaN(number(a)) ? '' : number(a),
  'format-date': format
};

class Evaluation {
  constructor(scope) {
    this.scope = scope;
    this.partial = false;
  }

  of(tree) {
    const [head, ...rest] = tree;
    switch (head) {
      case 'num':
      case 'text':
        return rest[0];
      case 'read':
        return given(this.scope.read(rest[0]));
      case 'self':
        return given(this.scope.self());
      case 'and':
        return rest.every(part => truth(this.of(part)));
      case 'or':
        return rest.some(part => truth(this.of(part)));
      case 'neg':
        return -number(this.of(rest[0]));
      case 'call':
        return this.invoke(rest[0], rest.slice(1));
      default:
        return OPERATORS[head](this.of(rest[0]), this.of(rest[1]));
    }
  }

  invoke(name, parts) {
    if (name === 'if') {
      return this.of(parts[truth(this.of(parts[0])) ? 1 : 2]);
    }
    const values = parts.map(part => this.of(part));
    if (name === 'sum-known') {
      return this.sumKnown(known(values));
    }
    if ((name === 'min' || name === 'max') && !known(values).length) {
      return NaN;
    }
    return FUNCTIONS.hasOwnProperty(name)
      ? FUNCTIONS[name](...values)
      : given(this.scope.call(name, values));
  }

  sumKnown(numbers) {
    const rest = numbers.filter(value => value !== NOT_AVAILABLE);
    this.partial = this.partial || rest.length < numbers.length;
    return rest.length ? rest.reduce((a, b) => a + b, 0) : '';
  }
}

function given(value) {
  return value === null || value === undefined ? '' : value;
}

/** The value of a tree. */
export function evaluate(tree, scope) {
  return new Evaluation(scope).of(tree);
}

/** Whether a condition holds. */
export function isTrue(tree, scope) {
  return truth(evaluate(tree, scope));
}

/** Whether a sum-known on the way to the value left out a -88, "not available". */
export function isPartial(tree, scope) {
  const evaluation = new Evaluation(scope);
  evaluation.of(tree);
  return evaluation.partial;
}

/** The name under which the value of a call was sent along, as Call.key() in Java. */
export function key(name, values) {
  return name + "('" + values.map(text).join("', '") + "')";
}
