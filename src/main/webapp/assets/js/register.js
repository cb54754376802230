/**
 * Offers entries of the register while a name, its initials or a code is typed, and says the name of
 * the code that stands there. A name that is typed in full is as good as one that was chosen.
 */
export function searchRegister(input, otherAlliance) {
  const kind = input.dataset.list.replace('registry:', '');
  const named = document.createElement('p');
  named.className = 'hint register-name';
  named.setAttribute('aria-live', 'polite');
  input.after(named);
  let known = [];
  let last = '';

  async function ask(text) {
    const response = await fetch('/api/register/' + kind + '?q=' + encodeURIComponent(text), { credentials: 'same-origin' });
    if (!response.ok) return;
    known = (await response.json())[kind];
    if (kind === 'alliances') known.push({ code: 'other', name: otherAlliance });
  }

  function offer() {
    const list = document.getElementById(input.getAttribute('list'));
    list.textContent = '';
    known.forEach((one) => {
      const option = document.createElement('option');
      option.value = one.code;
      option.label = one.name;
      list.append(option);
    });
  }

  /** The code of a name that only one entry has. */
  function codeOf(text) {
    const alike = known.filter((one) => one.name === text);
    return alike.length === 1 ? alike[0].code : '';
  }

  function tell() {
    const one = known.find((each) => each.code === input.value.trim());
    named.textContent = one ? one.name : '';
  }

  /** Puts the code where its name was typed; whether it did. */
  function settle() {
    const code = codeOf(input.value.trim());
    if (code) input.value = code;
    tell();
    return code !== '';
  }

  async function search() {
    const text = input.value.trim();
    if (text.length < 2 || text === last) return;
    last = text;
    try {
      await ask(text);
    } catch (e) {
      return; // without a network a code can still be typed
    }
    offer();
    // whoever has left the field already waits for no list
    if (document.activeElement === input) tell();
    else if (settle()) input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  input.addEventListener('input', search);
  input.addEventListener('change', settle);
  search();
}
