'use strict';

// Requests made by htmx carry the form token, and what they swap in may be an answer with faults.
document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="csrf"]');
  event.detail.headers['X-CSRF-TOKEN'] = token ? token.content : '';
});

document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// Who signs out leaves no answers on the device.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.getAttribute('action') !== '/logout') return;
  for (const storage of [localStorage, sessionStorage]) {
    Object.keys(storage).filter((key) => key.startsWith('orgstatus/')).forEach((key) => storage.removeItem(key));
  }
});
