// No form is sent that would not be taken. Before one that somebody has filled in leaves the page it
// is asked who is signed in: where the login has ended, another person has signed in or the network
// is cut, everything that was typed stays on the page, and the page says what to do. It stands ahead
// of all other scripts. Without scripts the answer itself gives back what was typed.

const who = document.querySelector(".who[data-account]");
const notice = document.getElementById("not-sent");
const asking = new WeakSet();
let passing = null;

if (who && notice && HTMLFormElement.prototype.requestSubmit) {
  document.addEventListener("submit", hold, true);
}

async function hold(event) {
  const form = event.target;
  if (form === passing || !isFilledIn(form)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (asking.has(form)) {
    return; // a second click while the first is on its way
  }
  asking.add(form);
  const taken = await isTaken(form);
  asking.delete(form);
  if (taken) {
    passing = form;
    try {
      form.requestSubmit(event.submitter);
    } finally {
      passing = null;
    }
  } else {
    stand(event.submitter || form.lastElementChild);
    notice.focus();
  }
}

/** Shows the notice where the person looks: under the button that was pressed. */
function stand(button) {
  (button.parentElement.localName === "p" ? button.parentElement : button).after(notice);
}

/** A form of ours in which somebody types, ticks or chooses; section pages keep answers themselves. */
function isFilledIn(form) {
  return (
    form.getAttribute("method") === "post" &&
    !form.hasAttribute("data-keeps") &&
    form.querySelector("[name=_csrf]") !== null &&
    Array.from(form.elements).some((field) => !["hidden", "submit", "button", "fieldset", "output"].includes(field.type))
  );
}

/**
 * Whether a form sent now would be taken: the person of this page is signed in. The form then has
 * the token of this login; otherwise the page says what to do.
 */
export async function isTaken(form) {
  let token = "";
  try {
    const answer = await fetch(who.getAttribute("href"), { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector(".who[data-account]");
    if (now && now.dataset.account === who.dataset.account) {
      token = page.querySelector("meta[name=csrf]").content;
    }
  } catch {
    // no network: what was typed stays where it is
  }
  if (token) {
    form.querySelector("[name=_csrf]").value = token;
  }
  notice.hidden = token !== "";
  return token !== "";
}
