/**
 * Brings home what was written down. Each entry and piece has an id, so that sending it again does no
 * harm: after a break it goes on where it stopped. What the server has confirmed leaves the device.
 */
const BATCH = 100;
export const PIECE = 5 * 1024 * 1024;
const WAV_HEAD = 44;
export const RATE = 16000;

/** Says why nothing can be sent now. */
export class Stopped extends Error {
  /** @param why offline, signIn, revoked, or closed and refused with words of the server */
  constructor(why, words) {
    super(why);
    this.why = why;
    this.words = words || '';
  }
}

/** The own visits, with the word that has to come with what is sent. */
export async function session() {
  return ask('GET', '/api/visits', '');
}

export async function takeAlong(id) {
  return ask('GET', '/api/visits/' + id, '');
}

/**
 * Sends what waits.
 * @param say gets the share that is done, from 0 to 1
 * @returns words of the server on what it did not simply take, each with its entry or file
 */
export async function deliver(trip, say) {
  const token = (await session()).csrf;
  const reports = [];
  const total = trip.waiting() || 1;
  const tell = () => say(1 - trip.waiting() / total);
  await sendEntries(trip, token, reports, tell);
  for (const file of trip.ready().files) {
    try {
      const sent = file.kind === 'photo' ? await sendPhoto(trip, file, token) : await sendRecording(trip, file, token, say);
      if (sent) await trip.forgetFile(file);
    } catch (e) {
      if (!(e instanceof Stopped) || e.why !== 'refused') throw e;
      reports.push({ file, result: 'refused', words: e.words });
    }
    tell();
  }
  const pack = await takeAlong(trip.id);
  if (pack.me !== trip.pack.me) { // the partner has delivered what the owner of the device wrote
    pack.me = trip.pack.me;
    pack.rated = trip.pack.rated;
  }
  await trip.learn(pack);
  return reports;
}

async function sendEntries(trip, token, reports, tell) {
  let again = true;
  while (again) {
    again = false;
    const late = [];
    const waiting = trip.ready().entries;
    for (let from = 0; from < waiting.length; from += BATCH) {
      const batch = waiting.slice(from, from + BATCH);
      const sent = batch.map((e) => ({
        id: e.id, kind: e.kind, author: e.author, interview: e.interview, item: e.item, value: e.value, basis: e.basis, at: e.at,
      }));
      const answer = await ask('POST', '/api/visits/' + trip.id + '/entries', token, JSON.stringify({ entries: sent }), 'application/json');
      const outcomes = new Map(answer.outcomes.map((o) => [o.id, o]));
      const gone = batch.filter((e) => outcomes.has(e.id) && ['done', 'held', 'conflict'].includes(outcomes.get(e.id).result));
      batch.forEach((entry) => {
        const outcome = outcomes.get(entry.id);
        if (outcome && outcome.result === 'later') late.push({ entry, ...outcome });
        else if (outcome && outcome.result !== 'done') reports.push({ entry, ...outcome });
      });
      await trip.forget(gone);
      again = again || gone.some((e) => e.kind === 'consent');
      tell();
    }
    if (late.length === 0) return;
    if (!again) reports.push(...late);
    else reports.splice(0, reports.length, ...reports.filter((r) => r.result !== 'refused'));
  }
}

async function sendPhoto(trip, file, token) {
  const bytes = await trip.chunk(file, 0);
  if (bytes === null) throw new Stopped('refused', document.getElementById('app').dataset.damaged);
  const query = '?author=' + file.author + '&extension=' + file.extension + '&at=' + encodeURIComponent(file.at);
  const answer = await ask('PUT', '/api/visits/' + trip.id + '/photos/' + file.id + query, token, bytes, 'application/octet-stream');
  return answer.complete;
}

async function sendRecording(trip, file, token, say) {
  const address = '/api/visits/' + trip.id + '/recordings/' + file.id;
  const size = (file.raw ? WAV_HEAD : 0) + file.sizes.reduce((sum, each) => sum + each, 0);
  const gaps = await unreadable(trip, file);
  const said = { author: file.author, interview: file.interview, extension: file.extension, size, gaps, at: file.at };
  let known = await ask('PUT', address, token, JSON.stringify(said), 'application/json');
  for (let n = 0; n < known.pieces && !known.complete; n++) {
    if (known.received.includes(n)) continue;
    const piece = await pieceOf(trip, file, size, n);
    const query = '?sha256=' + (await digest(piece));
    known = await ask('PUT', address + '/pieces/' + n + query, token, piece, 'application/octet-stream');
    say((n + 1) / known.pieces);
  }
  return known.complete;
}

/** How many chunks the device cannot read again; silence stands for those of our own recordings. */
async function unreadable(trip, file) {
  let gaps = 0;
  for (let n = 0; n < file.sizes.length; n++) {
    if ((await trip.chunk(file, n)) === null) gaps++;
  }
  if (gaps > 0 && !file.raw) throw new Stopped('refused', document.getElementById('app').dataset.damaged);
  return gaps;
}

/** The bytes of one piece of the file as the server gets it. */
export async function pieceOf(trip, file, size, n) {
  const from = n * PIECE;
  const piece = new Uint8Array(Math.min(PIECE, size - from));
  let at = 0;
  const put = (bytes) => {
    const begin = Math.max(at, from);
    const end = Math.min(at + bytes.length, from + piece.length);
    if (begin < end) piece.set(bytes.subarray(begin - at, end - at), begin - from);
    at += bytes.length;
  };
  if (file.raw) put(waveHead(size - WAV_HEAD));
  for (let i = 0; i < file.sizes.length && at < from + piece.length; i++) {
    if (at + file.sizes[i] <= from) at += file.sizes[i];
    else put((await trip.chunk(file, i)) || new Uint8Array(file.sizes[i]));
  }
  return piece;
}

/** The head of a WAV file: one channel, 16 bits. */
export function waveHead(bytes) {
  const head = new DataView(new ArrayBuffer(WAV_HEAD));
  const word = (at, text) => Array.from(text).forEach((c, i) => head.setUint8(at + i, c.charCodeAt(0)));
  word(0, 'RIFF');
  head.setUint32(4, bytes + WAV_HEAD - 8, true);
  word(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  word(36, 'data');
  head.setUint32(40, bytes, true);
  return new Uint8Array(head.buffer);
}

/** In hex; nothing on pages where the browser computes none. */
async function digest(bytes) {
  if (!crypto.subtle) return '';
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(sum, (b) => b.toString(16).padStart(2, '0')).join('');
}

async function ask(method, address, token, body, type) {
  let response;
  const headers = { Accept: 'application/json' };
  if (type) headers['Content-Type'] = type;
  if (token) headers['X-CSRF-TOKEN'] = token;
  try {
    response = await fetch(address, { method, credentials: 'same-origin', cache: 'no-store', headers, body });
  } catch (e) {
    throw new Stopped('offline');
  }
  if (response.status === 401) throw new Stopped('signIn');
  if (response.status >= 500) throw new Stopped('offline');
  let answer = {};
  try {
    answer = await response.json();
  } catch (e) {
    throw new Stopped('offline');
  }
  if (response.ok) return answer;
  if (response.status === 403 || response.status === 404) throw new Stopped('revoked');
  const whole = address.endsWith('/entries') || method === 'GET';
  throw new Stopped(whole ? 'closed' : 'refused', answer.detail || answer.title);
}
