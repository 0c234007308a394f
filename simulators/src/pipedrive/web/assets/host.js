// The web app around the extensions: theme, refreshing record views, menus, panels.

import { emit, emitToAll, frameIn, load, post } from "./protocol.js";
import { customModal } from "./dialogs.js";

const app = document.getElementById("app");

function requestOf(place) {
  const { surface, resource, selected, context } = place.dataset;
  if (surface === "settings") return { surface, context };
  return { surface, resource, view: "details", selected };
}

function open(place) {
  const request = requestOf(place);
  const record = { resource: request.resource, view: request.view, selected: request.selected };
  load(place, request, { record }).catch((error) => console.error(error));
}

function setTheme(theme) {
  if (document.documentElement.dataset.theme === theme) return;
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById("theme");
  if (button) {
    const next = theme === "dark" ? "light" : "dark";
    button.dataset.themeNext = next;
    button.textContent = next === "dark" ? "Dark theme" : "Light theme";
  }
  emitToAll("user_settings_change", { theme });
}

/** Fetches the page again and takes over what shows data; frames and open forms stay. */
async function refresh() {
  const shown = document.getElementById("record");
  if (!shown || shown.querySelector("details.edit[open]")) return false;
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("record");
  if (!fresh) return true;
  // Piece by piece, so that what did not change stays where it is.
  [...fresh.children].forEach((section, index) => {
    const old = shown.children[index];
    if (!old) shown.append(section);
    else if (old.innerHTML !== section.innerHTML) old.replaceWith(section);
  });
  const title = page.querySelector("main h1")?.textContent;
  const heading = document.querySelector("main h1");
  if (title && heading && heading.textContent !== title) heading.textContent = title;
  return true;
}

async function watch() {
  try {
    const state = await (await fetch("/_web/state")).json();
    setTheme(state.theme);
    if (String(state.visitor) !== app.dataset.visitor || String(state.signed) !== app.dataset.signed) {
      location.reload();
      return;
    }
    if (String(state.revision) !== app.dataset.revision && (await refresh())) {
      app.dataset.revision = state.revision;
    }
  } catch {
    // The server is restarting or gone; the next round tells.
  }
  setTimeout(watch, 1000);
}

function panelButtons() {
  for (const button of document.querySelectorAll("[data-panel]")) {
    const place = button.closest(".panel").querySelector(".frame");
    button.onclick = () => {
      if (button.dataset.panel === "reload") {
        open(place);
        return;
      }
      const visible = place.hidden;
      place.hidden = !visible;
      button.setAttribute("aria-expanded", String(visible));
      button.textContent = visible ? "▾" : "▸";
      const frame = frameIn(place);
      if (!frame) return;
      const context = frame.visibility_context ? { context: { invoker: "user" } } : {};
      emit(frame, "visibility", { is_visible: visible, ...context });
    };
  }
}

/** The actions menu: in lists it works on the ticked rows, select-all sends no ids. */
function actionMenus() {
  const boxes = [...document.querySelectorAll("tbody input[type=checkbox]")];
  const all = document.getElementById("select-all");
  const entries = [...document.querySelectorAll("[data-modal]")];
  const update = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const entry of entries.filter((entry) => entry.dataset.view === "list")) {
      entry.disabled = ticked.length === 0;
      entry.dataset.selected = all?.checked ? "" : ticked.join(",");
    }
  };
  for (const box of boxes) box.onchange = update;
  if (all) {
    all.onchange = () => {
      for (const box of boxes) box.checked = all.checked;
      update();
    };
  }
  for (const entry of entries) {
    entry.onclick = () => {
      entry.closest("details").open = false;
      const { modal, resource, view, selected } = entry.dataset;
      customModal({ action_id: modal, resource, view, selected }, null).catch((error) => console.error(error));
    };
  }
}

if (app) {
  for (const place of document.querySelectorAll("#app .frame[data-surface]")) open(place);
  panelButtons();
  actionMenus();
  document.getElementById("theme").onclick = async (event) => {
    const theme = event.currentTarget.dataset.themeNext;
    await post("/_sim/theme", { theme });
    setTheme(theme);
  };
  setTimeout(watch, 1000);
}
