/**
 * Photographs of premises and documents. Each is drawn anew before it is kept, which leaves place,
 * time and device behind, and makes it no larger than it needs to be.
 */
const LONGEST = 2000;
const QUALITY = 0.8;

/** @returns the picture as JPEG bytes; rejects what is no picture */
export async function redraw(chosen) {
  const picture = await createImageBitmap(chosen, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  return new Uint8Array(await blob.arrayBuffer());
}
