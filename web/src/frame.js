// What every page inside Pipedrive shares: the host's SDK with time limits, theme, height, a fresh signed token.
import "htmx.org";
import AppExtensionsSDK, { Command, Event } from "@pipedrive/app-extensions-sdk";

// The SDK never gives up by itself; a host that does not answer must not freeze the page.
const PATIENCE_MS = 10_000;
// These two wait for a person, who may take as long as they like.
const WAITS_FOR_A_PERSON = new Set([Command.OPEN_MODAL, Command.SHOW_CONFIRMATION]);

let host = null;

/**
 * Tells the host that the page is there and follows its theme.
 * Outside a Pipedrive frame (no `id` in the address) it does nothing and gives `null`.
 */
export async function enter(size) {
  if (!new URLSearchParams(location.search).has("id")) return null;
  const sdk = new AppExtensionsSDK();
  forgetToken();
  await within(sdk.initialize(size ? { size } : {}));
  host = sdk;
  // The SDK spoils its own `userSettings.theme` at this event: only the event's data is right.
  sdk.listen(Event.USER_SETTINGS_CHANGE, ({ data }) => {
    document.documentElement.dataset.theme = data?.theme === "dark" ? "dark" : "light";
  });
  return sdk;
}

/** Asks the host to do something; resolves with its answer, rejects after ten seconds of silence. */
export async function ask(command, args) {
  if (!host) throw new Error("outside Pipedrive");
  const answer = args === undefined ? host.execute(command) : host.execute(command, args);
  return WAITS_FOR_A_PERSON.has(command) ? answer : within(answer);
}

/** A fresh proof of who sits here; the host signs it for five minutes. */
export async function signedToken() {
  const { token } = await ask(Command.GET_SIGNED_TOKEN);
  return token;
}

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

function within(promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer from Pipedrive")), PATIENCE_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export { Command, Event };
