// The host's half of the extensions SDK's wire protocol: frames, commands, events.

import { ask, snackbar, nativeModal, customModal } from "./dialogs.js";

const LIMITS = {
  panel: { height: [100, 750] },
  modal: { width: [320, () => innerWidth], height: [120, () => innerHeight] },
  settings: {},
};
const INITIALIZE_WITHIN = 10_000;

/** Runtime id → frame. Frames leave when they are removed or reloaded. */
const frames = new Map();

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error ?? `status ${answer.status}`);
  return json;
}

/** Loads a surface into `place`: hidden behind a loader until it initializes, an error after ten seconds. */
export async function load(place, request, extra = {}) {
  unload(place);
  place.dataset.state = "loading";
  place.replaceChildren(loader());
  const turn = (place.turn = (place.turn ?? 0) + 1);
  let opened;
  try {
    opened = await post("/_web/frame", request);
  } catch (error) {
    failed(place, error.message);
    throw error;
  }
  if (place.turn !== turn) return null;
  const element = document.createElement("iframe");
  element.title = `dealbooks ${request.surface}`;
  element.name = request.surface;
  if (opened.credentialless) element.credentialless = true;
  const frame = { ...opened, ...extra, place, element, surface: request.surface, request, listeners: [], ready: false };
  frames.set(opened.id, frame);
  element.src = opened.src;
  place.append(element);
  frame.timer = setTimeout(() => {
    if (!frame.ready) {
      unload(place);
      failed(place, "Something went wrong");
    }
  }, INITIALIZE_WITHIN);
  return frame;
}

export function unload(place) {
  for (const [id, frame] of frames) {
    if (frame.place !== place) continue;
    clearTimeout(frame.timer);
    frames.delete(id);
  }
  place.replaceChildren();
}

function loader() {
  const box = document.createElement("div");
  box.className = "loader";
  box.textContent = "Loading…";
  return box;
}

function failed(place, message) {
  place.dataset.state = "failed";
  const box = document.createElement("div");
  box.className = "failed";
  box.setAttribute("role", "alert");
  box.textContent = message;
  place.replaceChildren(box);
}

/** Sends an event to the listeners of one frame. */
export function emit(frame, event, data) {
  for (const listener of frame.listeners) if (listener.event === event) listener.port.postMessage({ data });
}

export function emitToAll(event, data) {
  for (const frame of frames.values()) emit(frame, event, data);
}

export function frameIn(place) {
  return [...frames.values()].find((frame) => frame.place === place);
}

/** A size within its limits, or what the switch says about one outside. */
function size(frame, wanted = {}) {
  const limits = LIMITS[frame.surface] ?? {};
  const style = {};
  for (const side of ["width", "height"]) {
    if (!limits[side] || wanted[side] === undefined || wanted[side] === null) continue;
    const [least, most] = limits[side].map((limit) => (typeof limit === "function" ? limit() : limit));
    let value = Number(wanted[side]);
    if (!(value >= least && value <= most)) {
      if (frame.bad_size === "error") throw new Error(`${side} must be between ${least} and ${most}`);
      if (frame.bad_size !== "clamp" || Number.isNaN(value)) {
        console.error(`${side} ${wanted[side]} is outside ${least}–${most}: ignored`);
        return;
      }
      value = Math.min(most, Math.max(least, value));
    }
    style[side] = `${value}px`;
  }
  Object.assign(frame.place.style, style);
}

const VIEWS = {
  deals: ["/deals", "/deal/"],
  organizations: ["/organizations", "/organization/"],
  contacts: ["/persons", "/person/"],
  leads: ["/deals"],
  campaigns: ["/deals"],
  projects: ["/deals"],
};

const commands = {
  initialize(frame, { size: wanted } = {}) {
    size(frame, wanted);
    frame.ready = true;
    clearTimeout(frame.timer);
    frame.place.dataset.state = "ready";
    frame.place.querySelector(".loader")?.remove();
  },
  resize: (frame, wanted) => size(frame, wanted),
  show_snackbar: (_, { message, link } = {}) => snackbar(message, link),
  show_confirmation: async (_, args = {}) => ({ confirmed: await ask(args) }),
  async open_modal(frame, args = {}) {
    if (args.type === "custom_modal") {
      const status = await customModal(args, frame);
      return { status };
    }
    if (args.type === "json_modal") throw new Error("JSON modals are not simulated");
    return nativeModal(args);
  },
  close_modal: (frame) => frame.close?.(),
  get_signed_token: () => post("/_web/token"),
  redirect_to(_, { view, id, context } = {}) {
    if (view === "settings") {
      const query = context ? `?context=${encodeURIComponent(JSON.stringify(context))}` : "";
      location.assign(`${document.getElementById("app").dataset.settings}${query}`);
      return;
    }
    const [list, record] = VIEWS[view] ?? [];
    if (!list) throw new Error("Unknown view");
    // After the answer, so that the promise of the frame settles.
    setTimeout(() => location.assign(id && record ? record + encodeURIComponent(id) : list));
  },
  show_floating_window: () => console.info("no floating window is registered"),
  hide_floating_window: () => console.info("no floating window is registered"),
  set_notification(frame, { number } = {}) {
    const badge = frame.place.closest(".panel")?.querySelector(".count");
    if (!badge) return;
    badge.hidden = !number;
    badge.textContent = number > 99 ? "99+" : String(number ?? "");
  },
  set_focus_mode: () => console.info("focus mode belongs to floating windows"),
  get_metadata: () => ({ windowHeight: innerHeight, windowWidth: innerWidth }),
};

addEventListener("message", async (event) => {
  const frame = frames.get(event.data?.id);
  if (!frame || event.source !== frame.element.contentWindow || event.origin !== frame.origin) return;
  const { type, command, event: name, args } = event.data.payload ?? {};
  const port = event.ports[0];
  if (!port) return; // tracking asks for no answer
  if (type === "listener") {
    frame.listeners.push({ event: name, port });
    return;
  }
  if (type !== "command") return;
  if (!Object.hasOwn(commands, command)) {
    port.postMessage({ error: "Unknown action" });
    return;
  }
  try {
    const data = await commands[command](frame, args);
    port.postMessage(data === undefined ? {} : { data });
  } catch (error) {
    port.postMessage({ error: String(error.message || error) });
  }
});
