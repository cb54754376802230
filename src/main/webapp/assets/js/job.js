// Follows a job that runs: the server says that something has changed, and the page fetches the
// part that shows it. The page works without it by being loaded again.

const place = document.getElementById("job-now");
const live = document.getElementById("live");

let fetching = false;
let again = false;

function say(word) {
  if (live.textContent !== live.dataset[word]) {
    live.textContent = live.dataset[word];
  }
}

async function renew() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(place.dataset.now, {
      headers: { "HX-Request": "true" },
      redirect: "error",
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest("#job-data") !== null;
    place.replaceChildren(page.getElementById("job-data"));
    if (focused) {
      place.querySelector("button")?.focus({ preventScroll: true });
    }
  } catch (fault) {
    say("off");
  } finally {
    fetching = false;
    if (again) {
      again = false;
      renew();
    }
  }
}

function follow() {
  const source = new EventSource(place.dataset.events);
  source.addEventListener("open", () => say("on"));
  source.addEventListener("plan", renew);
  source.addEventListener("job", renew);
  source.addEventListener("ended", () => {
    source.close();
    say("ended");
    renew();
  });
  // too many follow already: the link to look again stays
  source.addEventListener("full", () => source.close());
  // the browser tries again by itself
  source.addEventListener("error", () => say("off"));
  window.addEventListener("pagehide", () => source.close());
}

if (place.dataset.events && "EventSource" in window) {
  follow();
}
