// Sessions and requests: a look session comes with the page, an act session by a fresh signed token of the host.
import { signedToken } from "./frame.js";

// Renewed a minute before it ends.
const EARLY_MS = 60_000;
// How long the session that came with the page is good for looking.
const LOOK_MS = 14 * 60_000;
// Tokens signed in the same second are the same token, and one that stood in an address, ours or of another frame
// of the same person, may not act: no sooner than a second after the page began, and once more a second later.
const SAME_SECOND_MS = 1_050;
const TRIES = 3;

let acting = null;
let renewing = null;

/** The bearer that came with the page: good for looking. */
function look() {
  const said = document.body.getAttribute("hx-headers:inherited");
  return said ? JSON.parse(said).Authorization : null;
}

const pause = (milliseconds) => new Promise((go) => { setTimeout(go, milliseconds); });

async function exchange(tries = TRIES) {
  await pause(Math.max(0, SAME_SECOND_MS - performance.now()));
  const answer = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: await signedToken() }),
  });
  if (answer.status === 401 && tries > 1) {
    await pause(SAME_SECOND_MS);
    return exchange(tries - 1);
  }
  if (!answer.ok) throw new Error(`no session: ${answer.status}`);
  const { session, expires_in: seconds } = await answer.json();
  acting = { bearer: `Bearer ${session}`, until: performance.now() + seconds * 1000 - EARLY_MS };
  return acting;
}

/** A session that may act; several askers share one exchange. */
function act() {
  if (acting && performance.now() < acting.until) return Promise.resolve(acting);
  renewing ??= exchange().finally(() => { renewing = null; });
  return renewing;
}

/** Asks for the session before it is needed. */
export function prepare() {
  act().catch(() => {});
}

/**
 * `fetch` with the right session: any session for looking, an acting one for everything else. A session that ended
 * is renewed once.
 */
export async function authorized(address, options = {}) {
  const method = options.method ?? "GET";
  const send = async (bearer) => fetch(address, {
    ...options,
    headers: { ...options.headers, "HX-Request": "true", ...(bearer ? { Authorization: bearer } : {}) },
  });
  const fresh = acting && performance.now() < acting.until;
  const looks = method === "GET" && !fresh && performance.now() < LOOK_MS;
  const first = looks ? look() : (await act()).bearer;
  const answer = await send(first);
  if (answer.status !== 401 && !(answer.status === 403 && answer.headers.get("HX-Trigger") === "need-act")) return answer;
  acting = null;
  return send((await act()).bearer);
}

/** A request of ours: status, text and what the answer asks the page to do. */
export async function call(method, address, values, options = {}) {
  const body = values === undefined ? undefined : values instanceof URLSearchParams ? values : new URLSearchParams(values);
  const answer = await authorized(address, { method, body, ...options });
  return { status: answer.status, ok: answer.ok, text: await answer.text(), trigger: answer.headers.get("HX-Trigger") };
}
