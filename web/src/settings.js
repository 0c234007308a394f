// The settings page: comboboxes over all fields with a preview beside each, *Save*, the connection, the data.
import { combos, optionsOf } from "./combo.js";
import { connect } from "./connect.js";
import { busy, clocks, deeds, mark, say, swap, swapPieces, trouble } from "./draw.js";
import { Event, confirmed, enter, hear, toast } from "./frame.js";
import { presetDeeds } from "./presets.js";
import { call, prepare } from "./session.js";

const QUIET_MS = 250;
// While Intuit's window is open, and otherwise.
const WAITING_MS = 2_000;
const CALM_MS = 15_000;

const form = document.getElementById("form");
const isOwner = Boolean(form && "owner" in form.dataset);
const changing = document.getElementById("changing");
const { clean, unsaved, said } = document.body.dataset;

let saved = new Map();
let waiting = false;
let timer = 0;
let typing = 0;

// --- Connection and hand-over: what changes without this page

async function look(force = false) {
  const version = document.getElementById("state")?.dataset.version ?? "";
  const answer = await call("GET", `/settings/state${force ? "" : `?${new URLSearchParams({ version })}`}`).catch(() => null);
  if (answer?.status === 200) {
    const before = document.getElementById("state").dataset.version;
    await swap(changing, answer.text);
    if (before !== document.getElementById("state").dataset.version) wait(false);
    // Owner now, or not any more: another page.
    if (isOwner !== Boolean(changing.querySelector("#s-con"))) location.reload();
  }
  const notice = document.getElementById("waiting");
  if (notice) notice.hidden = !waiting;
}

function wait(on) {
  waiting = on;
  const notice = document.getElementById("waiting");
  if (notice) notice.hidden = !on;
  const card = document.getElementById("connection");
  if (card) card.hidden = on;
}

function watch() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(() => look().then(watch), waiting ? WAITING_MS : CALM_MS);
}

function wake() {
  if (!document.hidden) look().then(watch);
}

async function post(button, address, values) {
  trouble(null);
  const answer = await busy(button, () => call("POST", address, values ?? {}).catch(() => ({ ok: false, text: "" })));
  if (!answer) return null;
  if (!answer.ok) trouble(answer);
  return answer;
}

async function postAndLook(button, address, values) {
  const answer = await post(button, address, values);
  await look(true);
  return Boolean(answer?.ok);
}

const GRAVE = new Set(["disconnect", "wipe"]);

async function asked(button) {
  const { title, text, ok, cancel } = button.dataset;
  return confirmed({ title, text, ok, cancel }, GRAVE.has(button.dataset.do) || button.dataset.what === "remove" ? "negative" : "primary").catch(() => false);
}

function tell(words) {
  toast(words);
  say(words);
}

const hand = document.getElementById("hand-dialog");

/** A file behind a ticket. */
async function file(button, address, name) {
  const answer = await post(button, address);
  if (!answer?.ok) return;
  const link = document.createElement("a");
  link.href = JSON.parse(answer.text).path;
  link.download = name;
  link.target = "_blank";
  link.rel = "noopener";
  document.body.append(link);
  link.click();
  link.remove();
}

deeds({
  connect: async () => {
    if (await connect()) {
      wait(true);
      watch();
    }
  },
  disconnect: async (button) => {
    const words = button.dataset.said;
    if (await asked(button) && await postAndLook(button, "/quickbooks/disconnect")) tell(words);
  },
  compare: async (button) => {
    const words = button.dataset.said;
    if (await postAndLook(button, "/settings/compare")) tell(words);
  },
  handover: async (button) => {
    if (await asked(button)) await postAndLook(button, "/handover/confirm", { to: button.dataset.to });
  },
  post: (button) => postAndLook(button, button.dataset.path),
  hand: () => hand.showModal(),
  "close-hand": () => hand.close(),
  "take-back": async (button) => {
    const answer = await post(button, "/handover/take-back", { to: button.dataset.to });
    if (answer?.ok) {
      await swap(document.getElementById("offers"), answer.text);
      document.getElementById("hand").focus();
    }
  },
  export: (button) => file(button, "/settings/export", "dealbooks.json"),
  audit: (button) => file(button, "/settings/audit", "dealbooks-history.csv"),
  wipe: async (button) => {
    const words = button.dataset.said;
    if (await asked(button) && (await post(button, "/settings/wipe"))?.ok) {
      tell(words);
      location.reload();
    }
  },
  discard: () => discard(),
  ...presetDeeds({ post, asked, tell }),
});

hand?.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const to = document.getElementById("hand-to");
  if (!to) return hand.close();
  const answer = await post(document.getElementById("hand-ok"), "/handover/offer", { to: to.value });
  hand.close();
  if (answer?.ok) {
    await swap(document.getElementById("offers"), answer.text);
    await look(true);
  }
});

// --- What is unsaved

/** Every control that is saved, by name; a box that is not ticked is an empty text. */
function values() {
  const now = new Map();
  for (const control of form.elements) {
    if (!control.name) continue;
    if (control.type === "radio") {
      if (control.checked) now.set(control.name, control.value);
    } else {
      now.set(control.name, control.type === "checkbox" ? (control.checked ? control.value : "") : control.value);
    }
  }
  return now;
}

function changed() {
  const now = values();
  // Colleagues that were never loaded are as they were saved.
  const count = [...now].filter(([name, value]) => (saved.get(name) ?? "") !== value).length;
  const words = unsaved.split("|");
  document.getElementById("save-state").textContent = count === 0 ? clean : words[Math.min(count, words.length) - 1];
  const button = document.getElementById("discard");
  if (count === 0) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

function discard() {
  for (const control of form.elements) {
    if (!control.name) continue;
    const before = saved.get(control.name) ?? "";
    if (control.type === "radio") control.checked = control.value === before;
    else if (control.type === "checkbox") control.checked = before === control.value;
    else control.value = before;
  }
  for (const input of form.querySelectorAll("input[role='combobox']")) {
    const hidden = input.closest(".field").querySelector("input[type='hidden']");
    const shown = [...(document.getElementById("fields")?.content.querySelectorAll("[role='option']") ?? [])];
    const option = shown.find((one) => one.dataset.id === hidden.value);
    input.value = input.id === "item" ? itemNames.get(hidden.value) ?? input.value : option?.dataset.value ?? input.value;
    preview(input);
  }
  document.getElementById("marks").replaceChildren();
  mark(form);
  document.getElementById("refused").hidden = true;
  shows();
  changed();
  document.getElementById("save").focus();
}

// --- The previews: one deal, read once

let deal = null;
const itemNames = new Map();

function preview(input) {
  const place = document.getElementById(`${input.id}-p`);
  if (!place || !deal) return;
  const code = input.closest(".field").querySelector("input[type='hidden']").value;
  const text = deal.values[code] ?? "";
  const lines = (text || place.dataset.empty).split("\n").map((line) => {
    const span = document.createElement("span");
    span.dir = "auto";
    if (!text) span.className = "muted";
    span.textContent = line;
    return span;
  });
  place.replaceChildren(...lines);
}

async function readDeal(id) {
  const answer = await call("GET", `/settings/deal${id ? `?${new URLSearchParams({ deal: id })}` : ""}`).catch(() => null);
  const select = document.getElementById("preview");
  if (!answer?.ok) {
    for (const place of form.querySelectorAll(".preview")) place.replaceChildren(document.createTextNode(select.dataset.away));
    return;
  }
  deal = JSON.parse(answer.text);
  if (deal.deals.length) {
    select.replaceChildren(...deal.deals.map(([number, title]) => new Option(title || String(number), number)));
    select.disabled = false;
  }
  for (const input of form.querySelectorAll(".map input[role='combobox']")) preview(input);
}

// --- The form

const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** All fields in their groups; what does not match the text is left out. */
function fields(text) {
  const copy = document.getElementById("fields").content.cloneNode(true);
  const wanted = folded(text.trim());
  let any = false;
  for (const option of copy.querySelectorAll("[role='option']")) {
    if (folded(option.dataset.value).includes(wanted)) any = true;
    else option.remove();
  }
  for (const group of copy.querySelectorAll("[role='group']")) if (!group.querySelector("[role='option']")) group.remove();
  copy.querySelector(".list__none").hidden = any;
  return [...copy.children];
}

async function items(text, input) {
  const answer = await call("GET", `/settings/items?${new URLSearchParams({ text })}`).catch(() => null);
  if (!answer?.ok) return null;
  const none = input.id === "item" ? [...document.getElementById("no-item").content.cloneNode(true).children] : [];
  return [...none, ...optionsOf(answer.text)];
}

async function example() {
  const days = document.getElementById("days").value;
  const answer = await call("GET", `/settings/example?${new URLSearchParams({ due_days: days })}`).catch(() => null);
  if (answer?.ok && days === document.getElementById("days").value) document.getElementById("days-x").textContent = answer.text;
}

/** The list of colleagues belongs to *Colleagues I choose*; it is asked for when it is first needed. */
async function shows() {
  const list = document.getElementById("colleagues");
  if (!list) return;
  list.hidden = !document.getElementById("see-some").checked;
  if (list.hidden || list.dataset.loaded) return;
  list.dataset.loaded = "1";
  const answer = await call("GET", "/settings/colleagues").catch(() => null);
  if (!answer?.ok) {
    delete list.dataset.loaded;
    trouble(answer ?? { text: "" });
    return;
  }
  await swap(list, answer.text, "innerHTML");
  const chosen = new Set(list.dataset.chosen.split(" "));
  for (const box of list.querySelectorAll("input")) {
    box.checked = chosen.has(box.id.slice("see-".length));
    if (!saved.has(box.name)) saved.set(box.name, box.checked ? box.value : "");
  }
  changed();
}

async function save() {
  trouble(null);
  const sent = new URLSearchParams(new FormData(form));
  // Chosen before, and their list was never opened.
  const list = document.getElementById("colleagues");
  if (list && !list.querySelector("input")) for (const user of list.dataset.chosen.split(" ").filter(Boolean)) sent.set(`see.${user}`, "1");
  const answer = await busy(document.getElementById("save"), () => call("POST", "/settings", sent).catch(() => ({ ok: false, status: 0, text: "" })));
  if (!answer) return;
  const refused = document.getElementById("refused");
  if (answer.status !== 200 && !answer.text.includes('id="marks"')) {
    trouble(answer);
    return;
  }
  await swapPieces(answer.text);
  const wrong = mark(form);
  refused.hidden = answer.status === 200;
  if (answer.status !== 200) {
    refused.scrollIntoView({ block: "nearest" });
    document.getElementById([...wrong.keys()][0])?.focus();
    return;
  }
  const language = saved.get("language");
  saved = values();
  changed();
  tell(said);
  // Every word of the page is another one now.
  if (language !== saved.get("language")) location.reload();
}

if (form) {
  const item = document.getElementById("item");
  if (item) itemNames.set(item.closest(".field").querySelector("input[type='hidden']").value, item.value);
  saved = values();
  combos("fields", fields, (option, input) => {
    input.closest(".field").querySelector("input[type='hidden']").value = option.dataset.id;
    preview(input);
    changed();
  });
  combos("items", items, (option, input) => {
    const hidden = input.closest(".field").querySelector("input[type='hidden']");
    hidden.value = option.dataset.id;
    itemNames.set(hidden.value, input.value);
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  form.addEventListener("change", ({ target }) => {
    if (target.id === "preview") readDeal(target.value);
    if (target.name === "visibility") shows();
    changed();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.id === "days") {
      document.getElementById("due-days").checked = true;
      clearTimeout(typing);
      typing = setTimeout(example, QUIET_MS);
    }
    if (target.id === "term") document.getElementById("due-term").checked = true;
    changed();
  });
}
clocks();
document.addEventListener("visibilitychange", wake);
window.addEventListener("focus", wake);

const inside = await enter();
if (inside) {
  hear(Event.VISIBILITY, wake);
  prepare();
  watch();
  if (isOwner) {
    readDeal();
    shows();
  }
}
