// The panel of a deal or a contact: as tall as its content, always up to date while somebody looks.
import { busy, clocks, deeds, say, swap, trouble } from "./draw.js";
import { Command, Event, ask, comeBack, confirmed, enter, followHeight, hear, toast } from "./frame.js";
import { connect } from "./connect.js";
import { invoiceMenus } from "./invoices.js";
import { menus } from "./menu.js";
import { call } from "./session.js";

const TALLEST = 750;
// Every second while something may change soon, every five when nothing did for a minute or nobody answers.
const QUICK_MS = 1_000;
const SLOW_MS = 5_000;
const CALM_AFTER_MS = 60_000;
// Ages in words grow old too.
const REDRAW_MS = 60_000;

const content = document.getElementById("panel");
const { subject } = document.body.dataset;
const shown = () => document.getElementById("state")?.dataset ?? {};

let visible = true;
let lively = performance.now();
let drawn = performance.now();
let timer = 0;
let looking = false;

/** What a screen reader should hear: rows whose status moved. */
function statuses() {
  return new Map([...document.querySelectorAll("#rows > li[data-status]")].map((row) => [row.id, row.dataset.status]));
}

/** *Invoice 1042 is now Paid*. */
function told(row) {
  const [number, status] = [row.querySelector(".row__no"), row.querySelector(".badge")].map((piece) => piece.textContent);
  return document.body.dataset.moved.replace("{number}", number).replace("{status}", status);
}

async function draw(text, announce = true) {
  const before = statuses();
  await swap(content, text);
  drawn = performance.now();
  if (!announce) return;
  const moved = [];
  for (const row of document.querySelectorAll("#rows > li[data-status]")) {
    if (!before.has(row.id)) row.classList.add("is-new");
    else if (before.get(row.id) !== row.dataset.status) moved.push(told(row));
  }
  if (moved.length === 1) say(moved[0]);
  else if (moved.length > 1) say(document.body.dataset.several);
}

function values(more = {}) {
  const { rows } = shown();
  return new URLSearchParams({ subject, ...(rows ? { rows } : {}), ...more });
}

async function look(force = false) {
  if (looking || !subject) return;
  looking = true;
  try {
    const stale = force || performance.now() - drawn > REDRAW_MS;
    const query = values(stale ? {} : { version: shown().version ?? "" });
    const answer = await call("GET", `/panel/state?${query}`);
    if (answer.status === 200) {
      if (!stale || force) lively = performance.now();
      await draw(answer.text);
    } else if (!answer.ok) {
      lively = -Infinity;
    }
  } catch {
    lively = -Infinity;
  } finally {
    looking = false;
  }
}

function watch() {
  clearTimeout(timer);
  if (!subject || !visible || document.hidden) return;
  const calm = performance.now() - lively > CALM_AFTER_MS;
  timer = setTimeout(async () => {
    await look();
    watch();
  }, calm ? SLOW_MS : QUICK_MS);
}

/** Somebody is here: look at once, and often for a while. */
function wake(force = false) {
  lively = performance.now();
  clearTimeout(timer);
  if (!visible || document.hidden) return;
  look(force).then(watch);
}

/** Opens a modal of ours and comes back to the button. */
async function modal(button, action, data) {
  try {
    await ask(Command.OPEN_MODAL, { type: "custom_modal", action_id: action, data });
  } finally {
    comeBack(button);
    wake(true);
  }
}

async function post(button, address, more) {
  trouble(null);
  const answer = await busy(button, () => call("POST", address, values(more)).catch(() => ({ ok: false, text: "" })));
  if (!answer) return false;
  if (answer.ok) await draw(answer.text);
  else trouble(answer);
  wake();
  return answer.ok;
}

/** Asks the host's question, then forgets the customer. */
async function unlinkContact() {
  const more = document.getElementById("more");
  const unlink = (sure) => call("POST", "/panel/unlink-contact", { subject, ...sure }).catch(() => ({ ok: false, text: "" }));
  trouble(null);
  let answer = await busy(more, () => unlink({}));
  if (answer?.ok) {
    const yes = await confirmed(JSON.parse(answer.text).ask, "negative").catch(() => false);
    comeBack(more);
    if (!yes) return;
    answer = await busy(more, () => unlink({ sure: 1 }));
  }
  if (!answer) return;
  if (answer.ok) {
    const { words } = JSON.parse(answer.text);
    say(words);
    toast(words);
  } else {
    trouble(answer);
  }
  wake(true);
}

deeds({
  create: (button) => modal(button, "create-invoice", { deal_id: subject.split("-")[1] }),
  all: (button) => modal(button, "all-invoices", { subject }),
  connect: () => connect().then(() => wake()),
  "unlink-contact": unlinkContact,
  settings: () => ask(Command.REDIRECT_TO, { view: "settings" }).catch(() => {}),
  refresh: async (button) => {
    if (await post(button, "/panel/refresh", {})) say(document.body.dataset.refreshed);
  },
  check: (button) => post(button, "/panel/check", { intent: button.dataset.intent }),
  rows: async (button) => {
    const last = document.querySelector("#rows > li:last-child");
    const answer = await busy(button, () => call("GET", `/panel/state?${values({ rows: button.dataset.rows })}`));
    if (!answer?.ok) return;
    await draw(answer.text, false);
    last?.nextElementSibling?.querySelector("button")?.focus();
  },
});
document.body.addEventListener("changed", () => wake(true));
document.addEventListener("visibilitychange", () => wake());
window.addEventListener("focus", () => wake());
menus(TALLEST);
invoiceMenus("panel");
clocks();

const inside = await enter({ height: Math.min(TALLEST, Math.max(100, Math.ceil(document.querySelector("main").getBoundingClientRect().height))) });
if (inside && content) {
  followHeight(content, { min: 100, max: TALLEST });
  hear(Event.VISIBILITY, ({ data }) => {
    visible = data?.is_visible !== false;
    wake();
  });
  hear(Event.CLOSE_CUSTOM_MODAL, () => wake(true));
  watch();
}
