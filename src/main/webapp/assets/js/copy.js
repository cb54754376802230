// Buttons that copy the text of a field. They are shown only where the script runs.

async function copy(button, text, fields) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // not allowed here (no HTTPS): select the text, so that a key copies it
    fields[0].focus();
    fields[0].select();
    if (fields.length > 1 || !document.execCommand("copy")) {
      return;
    }
  }
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", () => copy(button, field.value, [field]));
}

for (const button of document.querySelectorAll("[data-copy-all]")) {
  const fields = [...document.querySelectorAll(".message textarea")];
  button.hidden = false;
  button.addEventListener("click", () => copy(button, fields.map((f) => f.value).join("\n\n"), fields));
}
