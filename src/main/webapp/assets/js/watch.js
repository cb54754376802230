// Keeps the page of a wave new: the server says that something has changed, and the page fetches
// the part that shows it. Where no connection holds, the page asks now and then instead.

/** How often a page without a connection asks, in milliseconds. */
const ASKING = 15000;

const place = document.getElementById("watch-now");
const live = document.getElementById("live");

let asking = null;
let source = null;
let fetching = false;
let again = false;

function say(word) {
  if (live.textContent !== live.dataset[word]) {
    live.textContent = live.dataset[word];
  }
}

function stamp() {
  return document.getElementById("watch-data")?.dataset.stamp;
}

async function renew() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(place.dataset.now + window.location.search, {
      headers: { "HX-Request": "true" },
      redirect: "error",
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = [...place.querySelectorAll("details")].map((one) => one.open);
    place.replaceChildren(page.getElementById("watch-data"));
    place.querySelectorAll("details").forEach((one, i) => {
      one.open = open[i] ?? false;
    });
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

function heard(event) {
  stopAsking();
  say("on");
  if (event.data !== stamp()) {
    renew();
  }
}

function ask() {
  if (asking === null) {
    say("slow");
    asking = window.setInterval(renew, ASKING);
  }
}

function stopAsking() {
  window.clearInterval(asking);
  asking = null;
}

function listen() {
  source = new EventSource(place.dataset.events);
  for (const name of ["hello", "changed", "pulse"]) {
    source.addEventListener(name, heard);
  }
  source.addEventListener("full", () => {
    source.close();
    ask();
  });
  // the browser tries again by itself; until it succeeds, the page asks
  source.addEventListener("error", ask);
}

if ("EventSource" in window) {
  listen();
} else {
  ask();
}

window.addEventListener("pagehide", () => {
  source?.close();
  stopAsking();
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    renew();
    listen();
  }
});
