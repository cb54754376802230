/** A file given as an answer: sent up as soon as it is chosen. */
import { complain } from './question.js';

/**
 * @param page token, addresses and words
 * @returns what the server has stored, or null when it took nothing
 */
export async function upload(question, file, basis, page) {
  page.say('saving', page.words.uploading.replace('{0}', file.name));
  const address = page.files + '?unit=' + encodeURIComponent(page.unit) + '&form=' + encodeURIComponent(page.form) +
    '&path=' + encodeURIComponent(question.dataset.path) + '&name=' + encodeURIComponent(file.name) + '&basis=' + basis;
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/octet-stream', 'X-CSRF-TOKEN': page.token, Accept: 'application/json' },
      body: file,
    });
    const result = await response.json();
    if (!response.ok) {
      complain(question, result.detail || page.words.refused);
      page.say('refused', page.words.refused);
      return null;
    }
    complain(question, '');
    showFile(question, result.value, page.files);
    page.say('uploaded', page.words.uploaded.replace('{0}', file.name));
    return result;
  } catch (e) {
    page.say('offline');
    return null;
  }
}

export function showFile(question, value, files) {
  let line = question.querySelector('.file-state');
  if (!line) {
    line = document.createElement('p');
    line.className = 'file-state';
    question.querySelector('.file').prepend(line);
  }
  line.textContent = '';
  if (!value || !value.file) return;
  const link = document.createElement('a');
  link.href = files + '/' + value.file;
  link.textContent = value.name;
  line.append(link);
}
