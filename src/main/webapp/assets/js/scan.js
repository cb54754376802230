// Sends the scan of a paper as it is chosen, and shows the page anew once it is stored.

const place = document.querySelector("[data-scan]");

if (place) {
  const state = place.querySelector(".scan-state");
  // without scripts the form sends it
  place.querySelector("button").hidden = true;
  place.querySelector("input[type=file]").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) {
      return;
    }
    state.textContent = "… " + file.name;
    const answer = await fetch(
      place.dataset.scan + "?name=" + encodeURIComponent(file.name),
      {
        method: "POST",
        headers: {
          "Content-Type": "application/octet-stream",
          "X-CSRF-TOKEN": document.querySelector("meta[name=csrf]").content,
        },
        body: file,
      },
    );
    if (answer.ok) {
      window.location.reload();
    } else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      state.textContent = page.querySelector("main p")?.textContent ?? answer.statusText;
    }
  });
}
