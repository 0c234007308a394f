// The modal that creates an invoice: the form, its sums while somebody types, one press, its end.
import { combos, optionsOf } from "./combo.js";
import * as customer from "./customer.js";
import { busy, clocks, deeds, mark, swap, swapPieces, trouble } from "./draw.js";
import { Command, ask, enter, toast } from "./frame.js";
import * as details from "./details.js";
import * as instalments from "./instalments.js";
import * as item from "./item.js";
import * as lines from "./lines.js";
import { menus } from "./menu.js";
import { call, prepare } from "./session.js";

const QUIET_MS = 250;
// How often a creation under way is asked for.
const PAUSES_MS = [1_000, 1_000, 2_000, 2_000, 5_000];

const stage = document.getElementById("stage");
const { deal } = document.body.dataset;
const form = () => document.getElementById("form");
const typed = () => details.typed(form());

let turn = 0;
let posting = Promise.resolve();
let creating = Promise.resolve();
let timer = 0;
let waiting = 0;

// --- The form

async function load(fresh = false) {
  clearTimeout(waiting);
  trouble(null);
  const query = new URLSearchParams({ deal, ...(fresh ? { fresh: "1" } : {}) });
  const answer = await call("GET", `/modal/invoice/form?${query}`).catch(() => ({ ok: false, text: "" }));
  if (!answer.ok) {
    const again = document.getElementById("again");
    if (again) again.hidden = false;
    for (const bones of document.querySelectorAll(".bones")) bones.hidden = true;
    trouble(answer);
    return;
  }
  await swap(stage, answer.text, "innerHTML");
  question().focus({ preventScroll: true });
}

/** The whole form anew, after something that changes more of it than sums; focus stays where it was. */
async function redraw(address, values, focus) {
  clearTimeout(timer);
  turn += 1;
  trouble(null);
  // What was asked before is answered before: a late answer would bring back what is decided here.
  await posting;
  await creating;
  if (!form()) return;
  const answer = await call("POST", address, values).catch(() => ({ ok: false, text: "" }));
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  await swap(stage, answer.text, "innerHTML");
  (document.getElementById(focus) ?? question()).focus({ preventScroll: true });
}

/** The form and what was answered to the question that it asks. */
function answered(answer) {
  const values = typed();
  values.set("answer", answer);
  return values;
}

/** The first open question of the form, or its button. */
function question() {
  const changed = document.getElementById("take-changes");
  if (changed) return changed;
  const currency = document.querySelector("#question input:checked");
  if (currency) return currency;
  const unlinked = document.querySelector("#rows .combo--none input[role='combobox']");
  const chooser = document.getElementById("chooser");
  if (!chooser.hidden) return chooser.querySelector("input:checked") ?? chooser.querySelector("input");
  return unlinked ?? document.getElementById("create");
}

/** Keeps what was typed and brings the sums, after a moment of quiet. */
function changed() {
  turn += 1;
  clearTimeout(timer);
  timer = setTimeout(keep, QUIET_MS);
}

async function keep() {
  clearTimeout(timer);
  timer = 0;
  if (!form() || form().hidden) return;
  const mine = turn;
  // One after another: what was typed first never arrives after what was typed then.
  posting = posting.then(() => (mine === turn ? call("POST", "/modal/invoice/sums", typed()) : null)).catch(() => null);
  const answer = await posting;
  // Typed on meanwhile: the next answer is the right one.
  if (mine !== turn || !answer || !form()) return;
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  // More than sums has changed: another question stands in the form, or one less.
  if (answer.text.includes('id="form"')) {
    const { id } = document.activeElement;
    await swap(stage, answer.text, "innerHTML");
    (document.getElementById("h-cur") ?? document.getElementById(id))?.focus({ preventScroll: true });
    return;
  }
  await swapPieces(answer.text);
  clocks();
  details.follow();
  const focused = document.activeElement?.id;
  const found = mark(form());
  if (focused && found.has(focused)) document.getElementById(focused)?.focus();
}

// --- Compare and update

/** Both sides in place of the form, which waits behind them. */
async function compare(button) {
  await busy(button, async () => {
    let answer;
    let mine;
    // Who types on meanwhile wants that compared too, and the form that comes back after the update has to hold it.
    do {
      mine = turn;
      await keep();
      const key = new URLSearchParams({ form_key: form().elements.namedItem("form_key").value });
      answer = await call("POST", "/modal/invoice/compare", key).catch(() => ({ ok: false, text: "" }));
    } while (answer.ok && mine !== turn);
    await beside(answer);
  });
}

async function beside(answer) {
  if (!answer.ok) {
    backToForm();
    trouble(answer);
    return;
  }
  if (answer.text.includes('id="form"')) {
    const { done } = document.getElementById("compare-form").dataset;
    await swap(stage, answer.text, "innerHTML");
    question().focus({ preventScroll: true });
    if (!document.getElementById("waiting")) toast(done);
    return;
  }
  form().hidden = true;
  let place = document.getElementById("beside");
  if (!place) {
    place = document.createElement("div");
    place.id = "beside";
    stage.append(place);
  }
  await swap(place, answer.text, "innerHTML");
  (document.querySelector("#compare-trouble:not([hidden])") ?? document.getElementById("compare-title")).focus();
}

async function update() {
  const values = new URLSearchParams(new FormData(document.getElementById("compare-form")));
  await busy(document.getElementById("compare-ok"), async () => {
    await beside(await call("POST", "/modal/invoice/customer", values).catch(() => ({ ok: false, text: "" })));
  });
}

function back() {
  backToForm();
  document.getElementById("compare")?.focus();
}

// --- Create invoice

async function create(another = false) {
  clearTimeout(timer);
  turn += 1;
  const button = another ? document.querySelector("[data-do='another']") : document.getElementById("create");
  const values = typed();
  if (another) values.set("another", "1");
  trouble(null);
  const status = document.getElementById("busy");
  // A second press does nothing, and the first one's answer is still to come.
  const pressed = busy(button, async () => {
    status.textContent = status.dataset.words;
    try {
      await end(await call("POST", "/modal/invoice", values));
    } catch {
      backToForm();
      trouble({ text: "" });
    } finally {
      status.textContent = "";
    }
  });
  creating = Promise.all([creating, pressed]);
  await creating;
}

/** Shows what came of it: the invoice, the earlier one, the form again, or that it goes on. */
async function end(answer) {
  if (answer.text.includes('id="form"')) {
    await swap(stage, answer.text, "innerHTML");
    document.getElementById("sumup")?.focus();
    return;
  }
  if (!answer.text.includes('id="done"')) {
    backToForm();
    trouble(answer);
    return;
  }
  if (answer.status === 409) form().hidden = true;
  let place = document.getElementById("end");
  if (answer.status !== 409 || !place) {
    place?.remove();
    place = document.createElement("div");
    place.id = "end";
    if (answer.status === 409) stage.append(place);
    else stage.replaceChildren(place);
  }
  await swap(place, answer.text, "innerHTML");
  document.getElementById("title").focus();
  if (answer.status === 200) celebrate();
  if (answer.status === 202) follow(0);
}

function backToForm() {
  document.getElementById("end")?.remove();
  document.getElementById("beside")?.remove();
  if (form()) form().hidden = false;
}

function celebrate() {
  const { number, url } = document.getElementById("done").dataset;
  const { created, open } = document.body.dataset;
  toast(created.replace("{number}", number), url ? { url, label: open } : undefined);
}

/** Asks how it went until it is known. */
function follow(at) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const intent = document.getElementById("done")?.dataset.intent;
    if (!intent) return;
    const answer = await call("GET", `/modal/invoice/status?${new URLSearchParams({ intent, deal })}`).catch(() => null);
    if (!answer || ![200, 202, 409, 422].includes(answer.status)) {
      follow(at + 1);
      return;
    }
    if (answer.status === 202) {
      const before = document.querySelector("#done .badge")?.className;
      const focused = document.activeElement?.id;
      await swap(document.getElementById("end"), answer.text);
      if (document.querySelector("#done .badge")?.className !== before) document.getElementById("title").focus();
      else if (focused) document.getElementById(focused)?.focus();
      follow(at + 1);
    } else {
      await end(answer);
    }
  }, PAUSES_MS[Math.min(at, PAUSES_MS.length - 1)]);
}

async function close() {
  if (timer) await Promise.race([keep(), new Promise((done) => { setTimeout(done, 1_500); })]);
  ask(Command.CLOSE_MODAL).catch(() => {});
}

/** One press of the checks: another value in its place, as if it had been typed there. */
function put({ dataset }, value) {
  const fields = dataset.fields.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  for (const field of fields) {
    if (field.id === "currency") customer.setCurrency(form(), value(field));
    else field.value = value(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  fields[0]?.focus();
}

// --- What people do

deeds({
  load: () => load(),
  close,
  fresh: (button) => busy(button, () => load(true)),
  another: () => create(true),
  check: async (button) => {
    const { intent } = document.getElementById("done").dataset;
    await busy(button, () => call("POST", "/panel/check", { deal, intent }).catch(() => null));
    follow(0);
  },
  compare,
  "compare-back": back,
  currency: (button) => busy(button, () => redraw("/modal/invoice/currency", answered(form().elements.namedItem("currency_answer").value))),
  rates: (button) => busy(button, () => redraw("/modal/invoice/currency", answered("rates"), "convert-rate")),
  "take-changes": (button) => busy(button, () => redraw("/modal/invoice/changed", answered("take"))),
  "keep-draft": (button) => busy(button, () => redraw("/modal/invoice/changed", answered("keep"))),
  change: customer.change,
  "use-name": (button) => { customer.useName(button); changed(); },
  "own-name": customer.ownName,
  "add-line": () => { lines.add("item"); changed(); },
  "add-text": () => { lines.add("text"); changed(); },
  "add-subtotal": () => { lines.add("subtotal"); changed(); },
  "line-up": (button) => { if (lines.move(button.closest("tr"), -1)) changed(); },
  "line-down": (button) => { if (lines.move(button.closest("tr"), 1)) changed(); },
  "line-copy": (button) => { lines.duplicate(button.closest("tr")); changed(); },
  fix: (button) => { put(button, () => button.dataset.value); },
  same: (button) => { put(button, () => document.getElementById(button.dataset.value).value); },
  cut: (button) => { put(button, ({ value }) => [...value].slice(0, Number(button.dataset.value)).join("").trimEnd()); },
  instalments: (button) => busy(button, () => instalments.choose(form().elements.namedItem("form_key").value, button, (...chosen) => { lines.take(...chosen); changed(); })),
  untake: () => { lines.untake(); changed(); },
  unfill: () => { lines.unfill(); changed(); },
  remove: (button) => { lines.remove(button.closest("tr")); changed(); },
  undo: (button) => { lines.undo(button.closest("tr")); changed(); },
});

/** An item for one line, or for all that have none. */
function chosen(option, row) {
  if (row?.isConnected) {
    lines.link(row, option);
  } else {
    document.getElementById("fill-item").value = "";
    lines.fillAll(option);
  }
  changed();
}

function makeItem(name, back) {
  const row = back.closest("#rows > tr");
  const home = document.getElementById("currency").value === form().dataset.home;
  const price = row && home ? lines.part(row, "price")?.value ?? "" : "";
  const taxable = Boolean(row && lines.part(row, "taxable")?.checked);
  item.create({ name, price, taxable, back, key: form().elements.namedItem("form_key").value }, (option) => chosen(option, row));
}

combos("items", async (text) => {
  const answer = await call("GET", `/modal/invoice/items?${new URLSearchParams({ q: text })}`).catch(() => null);
  return answer?.ok ? optionsOf(answer.text) : null;
}, (option, input) => {
  if (option.dataset.new) makeItem(option.dataset.new, input);
  else chosen(option, input.closest("#rows > tr"));
});
combos("customers", async (text) => {
  const answer = await call("GET", `/modal/invoice/customers?${new URLSearchParams({ q: text })}`).catch(() => null);
  return answer?.ok ? optionsOf(answer.text) : null;
}, (option, input) => {
  customer.found(form(), option);
  input.value = "";
  changed();
});

stage.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.id === "compare-form") update();
  else create();
});
stage.addEventListener("input", ({ target }) => {
  customer.rename(form(), target);
  details.changed(target);
  if (target.name && !["pick", "preset", "currency_answer"].includes(target.name)) changed();
});
stage.addEventListener("change", ({ target }) => {
  if (target.name === "preset") {
    redraw("/modal/invoice/preset", typed(), "preset");
    return;
  }
  if (target.name === "pick") customer.picked(form(), target);
  else if (target.name === "currency") customer.follow(form());
  else if (target.name === "new.currency") customer.setCurrency(form(), target.value);
  else if (target.name === "tax") document.getElementById("lines").dataset.tax = target.value;
  if (target.name && target.name !== "currency_answer") changed();
});
stage.addEventListener("keydown", (event) => {
  const row = event.altKey && event.target.closest("#rows > tr:not(.gone)");
  if (row && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    if (lines.move(row, event.key === "ArrowUp" ? -1 : 1)) changed();
    return;
  }
  if (event.key !== "Enter" || !form() || form().hidden) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    create();
  } else if (event.target.matches("input")) {
    // Enter in a field is no press on the button; in a line it goes to the line below.
    event.preventDefault();
    if (event.target.closest("#rows")) lines.below(event.target)?.focus();
  }
});
stage.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  const place = document.getElementById(link.hash.slice(1));
  if (!place) return;
  const details = place.closest("details");
  if (details) details.open = true;
  if (place.closest("[hidden]")) customer.change();
  place.focus();
});
menus();

const inside = await enter();
if (inside) prepare();
if (deal) await load();
