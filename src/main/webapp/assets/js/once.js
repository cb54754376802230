// A form marked data-once is sent once: its button rests while the answer is on its way.
// Without scripts the server itself sees to it that nothing is done twice.

/** How long a button rests where the answer is a file and the page stays, in milliseconds. */
const FILE_REST = 4000;

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("[type=submit]")) {
      const words = button.textContent;
      // only after the form has gone: a disabled button would not be sent with it
      setTimeout(() => {
        button.disabled = true;
        button.textContent = form.dataset.once || words;
      });
      if (form.hasAttribute("data-file")) {
        setTimeout(() => {
          button.disabled = false;
          button.textContent = words;
        }, FILE_REST);
      }
    }
  });
}

// back from the history the page is as it was left
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
