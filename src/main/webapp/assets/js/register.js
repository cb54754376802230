/** Offers entries of the register while a name, its initials or a code is typed. */
export function searchRegister(input, otherAlliance) {
  let last = '';
  input.addEventListener('input', async () => {
    const text = input.value.trim();
    if (text.length < 2 || text === last) return;
    last = text;
    const kind = input.dataset.list.replace('registry:', '');
    let found;
    try {
      const response = await fetch('/api/register/' + kind + '?q=' + encodeURIComponent(text), { credentials: 'same-origin' });
      if (!response.ok) return;
      found = (await response.json())[kind];
    } catch (e) {
      return; // without a network a code can still be typed
    }
    const list = document.getElementById(input.getAttribute('list'));
    list.textContent = '';
    if (kind === 'alliances') found.push({ code: 'other', name: otherAlliance });
    found.forEach((one) => {
      const option = document.createElement('option');
      option.value = one.code;
      option.label = one.name;
      list.append(option);
    });
  });
}
