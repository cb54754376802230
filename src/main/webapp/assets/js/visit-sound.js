/**
 * Records an interview whose respondent has agreed: one channel, 16,000 samples a second of 16 bits,
 * kept every ten seconds, so that a device that dies loses no more than that.
 */
import { RATE } from './visit-sync.js';

const CHUNK = RATE * 10;
const BYTES_A_MINUTE = RATE * 2 * 60;
const SPARE = 20 * 1024 * 1024;
const LARGEST = 300 * 1024 * 1024;

/** How the files of recorders begin, by their endings. */
const BEGINNINGS = { mp3: /^(ID3|\xff[\xe2\xe3\xea\xeb\xf2\xf3\xfa\xfb])/, m4a: /^....ftyp/s, wav: /^RIFF....WAVE/s };

/** Minutes of recording that fit on the device; null where the browser does not tell. */
export async function minutesLeft() {
  if (!navigator.storage || !navigator.storage.estimate) return null;
  const { quota, usage } = await navigator.storage.estimate();
  return Math.max(0, Math.floor((quota - usage - SPARE) / BYTES_A_MINUTE));
}

export class Recording {
  /**
   * @param trip where it is kept
   * @param broke is told when the device keeps no more of it
   */
  constructor(trip, interview, broke) {
    this.trip = trip;
    this.interview = interview;
    this.broke = broke;
    this.samples = new Int16Array(CHUNK);
    this.filled = 0;
    this.total = 0;
    this.keeping = Promise.resolve();
    this.stopped = false;
  }

  /** Rejects where there is no microphone, or it may not be used. */
  async start(worklet) {
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    this.context = new AudioContext({ sampleRate: RATE });
    await this.context.audioWorklet.addModule(worklet);
    this.file = await this.trip.newFile('recording', this.interview, 'wav', true);
    this.ear = new AudioWorkletNode(this.context, 'ear', { numberOfOutputs: 0 });
    this.ear.port.onmessage = (event) => this.hear(event.data);
    this.context.createMediaStreamSource(this.stream).connect(this.ear);
  }

  seconds() {
    return Math.floor(this.total / RATE);
  }

  hear(sound) {
    if (this.stopped) return;
    for (const value of sound) {
      this.samples[this.filled++] = Math.max(-1, Math.min(1, value)) * 32767;
      if (this.filled === CHUNK) this.flush();
    }
    this.total += sound.length;
  }

  flush() {
    if (this.filled === 0) return;
    const bytes = new Uint8Array(this.samples.slice(0, this.filled).buffer);
    this.filled = 0;
    this.keeping = this.keeping.then(() => this.trip.addChunk(this.file, bytes)).catch(() => {
      this.stopped = true;
      this.broke();
    });
  }

  /** Ends it; resolves when all of it is kept. */
  async stop() {
    if (!this.stopped) this.flush();
    this.stopped = true;
    this.stream.getTracks().forEach((track) => track.stop());
    await this.context.close();
    await this.keeping;
    this.trip.end(this.file);
    if (this.file.sizes.length === 0) await this.trip.forgetFile(this.file);
  }
}

function ending(chosen) {
  return chosen.name.slice(chosen.name.lastIndexOf('.') + 1).toLowerCase();
}

/** Why a chosen file is no recording that the server will take, as a key of words; null where none is known. */
export async function unfit(chosen) {
  const beginning = BEGINNINGS[ending(chosen)];
  if (!beginning || chosen.size > LARGEST) return 'sound.unfit';
  const head = new Uint8Array(await chosen.slice(0, 12).arrayBuffer());
  return beginning.test(String.fromCharCode(...head)) ? null : 'sound.damaged';
}

/** Keeps a recording that another device has made. */
export async function addRecording(trip, interview, chosen) {
  const extension = ending(chosen);
  const file = await trip.newFile('recording', interview, extension, false);
  try {
    for (let from = 0; from < chosen.size; from += 1024 * 1024) {
      const part = await chosen.slice(from, from + 1024 * 1024).arrayBuffer();
      await trip.addChunk(file, new Uint8Array(part));
    }
    trip.end(file);
  } catch (e) {
    await trip.forgetFile(file);
    throw e;
  }
}
