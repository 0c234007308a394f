// The settings page: comboboxes over all fields, the live example, *Save*, the connection.
import { combos } from "./combo.js";
import { connect } from "./connect.js";
import { busy, deeds, mark, say, swap, swapPieces, trouble } from "./draw.js";
import { Event, confirmed, enter, hear, toast } from "./frame.js";
import { call, prepare } from "./session.js";

const QUIET_MS = 250;
// While Intuit's window is open, and otherwise.
const WAITING_MS = 2_000;
const CALM_MS = 15_000;

const form = document.getElementById("form");
const changing = document.getElementById("changing");
const { clean, unsaved, said } = document.body.dataset;

let saved = form ? String(new URLSearchParams(new FormData(form))) : "";
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
    if (Boolean(form) !== Boolean(changing.querySelector("#s-con"))) location.reload();
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
  if (!answer) return false;
  if (!answer.ok) trouble(answer);
  await look(true);
  return answer.ok;
}

async function asked(button) {
  const { title, text, ok, cancel } = button.dataset;
  return confirmed({ title, text, ok, cancel }, button.dataset.do === "disconnect" ? "negative" : "primary").catch(() => false);
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
    if (await asked(button) && await post(button, "/quickbooks/disconnect")) {
      toast(words);
      say(words);
    }
  },
  handover: async (button) => {
    if (await asked(button)) await post(button, "/handover/confirm", { to: button.dataset.to });
  },
  post: (button) => post(button, button.dataset.path),
});

// --- The form

function changed() {
  document.getElementById("save-state").textContent = String(new URLSearchParams(new FormData(form))) === saved ? clean : unsaved;
}

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

async function example() {
  const days = document.getElementById("days").value;
  const answer = await call("GET", `/settings/example?${new URLSearchParams({ due_days: days })}`).catch(() => null);
  if (answer?.ok && days === document.getElementById("days").value) document.getElementById("days-x").textContent = answer.text;
}

async function save() {
  trouble(null);
  const values = new URLSearchParams(new FormData(form));
  const answer = await busy(document.getElementById("save"), () => call("POST", "/settings", values).catch(() => ({ ok: false, status: 0, text: "" })));
  if (!answer) return;
  if (answer.status !== 200 && !answer.text.includes('id="marks"')) {
    trouble(answer);
    return;
  }
  await swapPieces(answer.text);
  const wrong = mark(form);
  if (answer.status === 200) {
    saved = String(values);
    changed();
    say(said);
    toast(said);
  } else {
    document.getElementById([...wrong.keys()][0])?.focus();
  }
}

if (form) {
  combos("fields", fields, (option, input) => {
    input.closest(".field").querySelector("input[type='hidden']").value = option.dataset.id;
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  form.addEventListener("input", ({ target }) => {
    changed();
    if (target.id !== "days") return;
    clearTimeout(typing);
    typing = setTimeout(example, QUIET_MS);
  });
}
document.addEventListener("visibilitychange", wake);
window.addEventListener("focus", wake);

const inside = await enter();
if (inside) {
  hear(Event.VISIBILITY, wake);
  prepare();
  watch();
}
