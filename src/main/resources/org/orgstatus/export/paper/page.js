// Says the number under the pointer or the finger.
const words = document.body.appendChild(document.createElement('p'));
words.className = 'told-words';
words.hidden = true;
const say = (event) => {
  const mark = event.target.closest('.told');
  words.hidden = !mark;
  if (mark) {
    words.textContent = mark.getAttribute('data-words');
    const at = mark.getBoundingClientRect();
    const left = Math.min(at.right - 6, document.documentElement.clientWidth - words.offsetWidth - 8);
    words.style.left = `${Math.max(8, left) + window.scrollX}px`;
    words.style.top = `${at.top + window.scrollY - words.offsetHeight - 6}px`;
  }
};
document.addEventListener('pointerover', say);
document.addEventListener('pointerdown', say);
document.addEventListener('keydown', (event) => {
  words.hidden = words.hidden || event.key === 'Escape';
});
