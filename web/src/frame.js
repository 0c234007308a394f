// What every page inside Pipedrive shares: the host's SDK with time limits, theme, height, a fresh signed token.
import AppExtensionsSDK, { Command, Event } from "@pipedrive/app-extensions-sdk";

// The SDK never gives up by itself; a host that does not answer must not freeze the page.
const PATIENCE_MS = 10_000;
// These two wait for a person, who may take as long as they like.
const WAITS_FOR_A_PERSON = new Set([Command.OPEN_MODAL, Command.SHOW_CONFIRMATION]);

let host = null;
let entered = null;

/**
 * Tells the host that the page is there and follows its theme; a page without a proven person asks who sits there.
 * Outside a Pipedrive frame (no `id` in the address) it does nothing and gives `null`.
 */
export function enter(size) {
  entered ??= begin(size);
  return entered;
}

async function begin(size) {
  if (!new URLSearchParams(location.search).has("id")) return null;
  const sdk = new AppExtensionsSDK();
  forgetToken();
  const ready = sdk.initialize(size ? { size } : {});
  host = sdk;
  // The SDK spoils its own `userSettings.theme` at this event: only the event's data is right.
  sdk.listen(Event.USER_SETTINGS_CHANGE, ({ data }) => {
    document.documentElement.dataset.theme = data?.theme === "dark" ? "dark" : "light";
  });
  await within(ready);
  if ("shell" in document.body.dataset) await introduce();
  return sdk;
}

/** Asks the host to do something; resolves with its answer, rejects after ten seconds of silence. */
export async function ask(command, args) {
  if (!host) throw new Error("outside Pipedrive");
  const answer = args === undefined ? host.execute(command) : host.execute(command, args);
  return WAITS_FOR_A_PERSON.has(command) ? answer : within(answer);
}

/** Calls back on an event of the host, or never outside one. */
export function hear(event, callback) {
  host?.listen(event, callback);
}

/** A fresh proof of who sits here; the host signs it for five minutes. */
export async function signedToken() {
  await entered;
  const { token } = await ask(Command.GET_SIGNED_TOKEN);
  return token;
}

/** A short message of the host. The same fact stands on the page, so nothing is lost if it does not come. */
export function toast(message, link) {
  ask(Command.SHOW_SNACKBAR, link ? { message, link } : { message }).catch(() => {});
}

/** A question of the host; the words are on the button that asks, and the focus comes back to it. */
export async function confirmed({ title, text, ok, cancel }, color) {
  const asker = document.activeElement;
  try {
    const answer = await ask(Command.SHOW_CONFIRMATION, { title, description: text, okText: ok, cancelText: cancel, okColor: color });
    return Boolean(answer?.confirmed);
  } finally {
    comeBack(asker);
  }
}

let home = null;

/**
 * Focuses what a person comes back to from a window of the host. The host gives the frame its focus back in its own time, before or after
 * it tells that the window is closed, and then nothing in the frame has it: until the next key or press it is put there again.
 */
export function comeBack(to) {
  home = to;
  home?.focus();
}

addEventListener("focus", () => {
  if (home?.isConnected && document.activeElement === document.body) home.focus();
});
for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, () => { home = null; }, true);

/** Keeps the frame as tall as its content, within the host's limits, at most once per painted frame. */
export function followHeight(element, { min, max }) {
  let last = 0;
  let due = false;
  const fit = () => {
    due = false;
    const height = Math.min(max, Math.max(min, Math.ceil(element.getBoundingClientRect().height)));
    if (height === last) return;
    last = height;
    ask(Command.RESIZE, { height }).catch(() => { last = 0; });
  };
  const observer = new ResizeObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(fit);
  });
  observer.observe(element);
  return () => observer.disconnect();
}

// The token stood in the address for the first request only; `id` and `theme` stay, the SDK reads them.
function forgetToken() {
  const address = new URL(location.href);
  if (!address.searchParams.has("token")) return;
  address.searchParams.delete("token");
  history.replaceState(history.state, "", address);
}

// The server did not know who this is: once more, with a token of this moment.
async function introduce() {
  const address = new URL(location.href);
  if (!address.searchParams.has("asked")) {
    try {
      const { token } = await ask(Command.GET_SIGNED_TOKEN);
      address.searchParams.set("token", token);
      address.searchParams.set("asked", "1");
      location.replace(address);
      return;
    } catch {
      // The sentence below says what can be done.
    }
  }
  document.getElementById("asking").hidden = true;
  document.getElementById("failed").hidden = false;
}

function within(promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer from Pipedrive")), PATIENCE_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export { Command, Event };
