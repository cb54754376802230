/** Hands over what the microphone hears, as it comes. */
class Ear extends AudioWorkletProcessor {
  process(inputs) {
    const channel = inputs[0][0];
    if (channel) this.port.postMessage(channel.slice());
    return true;
  }
}

registerProcessor('ear', Ear);
