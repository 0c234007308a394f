// The modal with all invoices of a customer: filters, order, pages; link and unlink; the file.
import { busy, deeds, say, swap, trouble } from "./draw.js";
import { Command, ask, confirmed, enter, toast } from "./frame.js";
import { download, invoiceMenus } from "./invoices.js";
import { menus } from "./menu.js";
import { given, picks, unpick } from "./pick.js";
import { call, prepare } from "./session.js";

const LIST = "/modal/invoices/list";
// How soon after the last letter the search goes.
const QUIET_MS = 250;
const LOOK_MS = 5_000;
// While somebody reads the list.
const SOON_MS = 1_000;
// Ages in words grow old too.
const REDRAW_MS = 60_000;

const stage = document.getElementById("stage");
const { subject } = document.body.dataset;
const state = () => document.getElementById("state").dataset;
const form = () => document.getElementById("filters");
const unanswered = () => ({ ok: false, status: 0, text: "" });

let turn = 0;
let typing = 0;
let timer = 0;
let drawn = performance.now();

/** What is asked for: the filters as they stand, order and page as drawn. */
function wanted(more = {}) {
  const { order, page } = state();
  return new URLSearchParams({ subject, ...(form() ? Object.fromEntries(new FormData(form())) : {}), order, page, ...more });
}

async function draw(text) {
  await swap(stage, text);
  drawn = performance.now();
}

/** The list as it is wanted now; the answer to an older wish is dropped. */
async function show(more) {
  turn += 1;
  const mine = turn;
  trouble(null);
  const answer = await call("GET", `${LIST}?${wanted(more)}`).catch(unanswered);
  if (mine !== turn) return;
  if (answer.ok) await draw(answer.text);
  else trouble(answer);
}

/** Filters begin at the first page. */
const filtered = () => show({ page: 0 });

/** Brings what QuickBooks has now, where it may differ; `anyway` for *Refresh*. */
async function read(more = {}) {
  const mine = turn;
  const answer = await call("POST", LIST, wanted(more)).catch(unanswered);
  if (answer.ok && mine === turn) await draw(answer.text);
  else if (answer.ok) await show();
  else trouble(answer);
  return answer.ok;
}

function watch() {
  clearTimeout(timer);
  if (!state().version) return;
  const being = document.getElementById("loading");
  timer = setTimeout(async () => {
    if (!document.hidden && !typing) await look();
    watch();
  }, being ? SOON_MS : LOOK_MS);
}

async function look(force = false) {
  const mine = turn;
  const stale = force || performance.now() - drawn > REDRAW_MS;
  const query = wanted(stale ? {} : { version: state().version });
  const answer = await call("GET", `${LIST}?${query}`).catch(unanswered);
  if (answer.status === 200 && mine === turn && !typing) await draw(answer.text);
}

// --- Link and unlink

/** Does it, or asks the host's question first and does it then. */
async function link(button, address, color, sure) {
  const { id } = button.dataset;
  const values = { invoice: id, deal: subject.split("-")[1] };
  trouble(null);
  await busy(button, async () => {
    let answer = await call("POST", address, values).catch(unanswered);
    if (answer.ok) {
      const { ask: question, from } = JSON.parse(answer.text);
      if (question) {
        if (!await confirmed(question, color).catch(() => false)) return;
        answer = await call("POST", address, { ...values, ...sure(from) }).catch(unanswered);
      }
    }
    await linked(answer, id);
  });
}

async function linked(answer, id) {
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  const { words } = JSON.parse(answer.text);
  await show();
  if (!words) return;
  say(words);
  toast(words);
  document.querySelector(`#inv-${CSS.escape(id)} .act button`)?.focus();
}

function clear() {
  form().reset();
  for (const field of form().elements) if (field.name) field.value = field.id === "when" ? "12" : "";
  filtered().then(() => document.getElementById("q").focus());
}

// --- All that are ticked

/** Does it, or asks the host's question first and does it then. */
async function many(button, address, color) {
  const deal = subject.split("-")[1];
  const send = (invoices, more) => call("POST", address, { invoices, deal, ...more }).catch(unanswered);
  trouble(null);
  await busy(button, async () => {
    let answer = await send(picks());
    const asked = answer.ok ? JSON.parse(answer.text) : {};
    if (asked.ask) {
      if (!await confirmed(asked.ask, color).catch(() => false)) return;
      answer = await send(asked.of, { sure: 1 });
    }
    await ended(answer);
  });
}

/** What is done is not ticked any more; what is not stays ticked, with its reason. */
async function ended(answer) {
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  const { words, done, trouble: left } = JSON.parse(answer.text);
  unpick(done);
  await show();
  if (words) {
    say(words);
    toast(words);
  }
  if (left) trouble({ text: left });
  else document.getElementById("pick-all")?.focus();
}

async function csv(button, more) {
  trouble(null);
  await busy(button, async () => {
    const ticket = await call("POST", "/invoices/csv-ticket", wanted(more)).catch(unanswered);
    if (ticket.ok) await download(JSON.parse(ticket.text).path);
    else trouble(ticket);
  });
}

deeds({
  close: () => ask(Command.CLOSE_MODAL).catch(() => {}),
  refresh: (button) => busy(button, async () => {
    trouble(null);
    if (await read({ anyway: 1 })) say(document.body.dataset.refreshed);
  }),
  order: (button) => show({ order: button.dataset.order, page: 0 }),
  page: async (button) => {
    await show({ page: button.dataset.page });
    document.querySelector(".grid")?.scrollIntoView({ block: "nearest" });
  },
  ever: () => {
    document.getElementById("when").value = "ever";
    filtered().then(() => document.getElementById("when").focus());
  },
  clear,
  csv: (button) => csv(button),
  "csv-many": (button) => csv(button, { invoices: picks() }),
  "link-many": (button) => many(button, "/invoices/link-many", "primary"),
  "unlink-many": (button) => many(button, "/invoices/unlink-many", "negative"),
  unpick: given,
  link: (button) => link(button, "/invoices/link", "primary", (from) => ({ from })),
  unlink: (button) => link(button, "/invoices/unlink", "negative", () => ({ sure: 1 })),
});
stage.addEventListener("submit", (event) => event.preventDefault());
stage.addEventListener("input", ({ target }) => {
  if (target.type === "checkbox") return;
  if (target.id === "order") {
    show({ order: target.value, page: 0 });
    return;
  }
  clearTimeout(typing);
  typing = setTimeout(() => {
    typing = 0;
    filtered();
  }, target.id === "q" ? QUIET_MS : 0);
});
// No key works without being in the frame; a slash leads to the search.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, dialog, [role='menu']")) return;
  const search = document.getElementById("q");
  if (!search) return;
  event.preventDefault();
  search.focus();
});
document.body.addEventListener("changed", () => look(true));
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
menus();
invoiceMenus("list");

if (await enter()) {
  prepare();
  if ("read" in state()) await read();
  watch();
}
