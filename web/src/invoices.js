// The menu of an invoice, on every list: filled in when a row opens it; questions, dialogs, and what comes of them.
// A page that uses it listens for `changed` on the body and draws its list anew.
import { busy, clocks, deeds, say, trouble } from "./draw.js";
import { comeBack, confirmed, toast } from "./frame.js";
import { authorized, call } from "./session.js";

// How a change went on that QuickBooks has not answered: looked at this often, for a while; the row knows afterwards.
const LOOK_MS = 1_000;
const LOOKS = 90;

const changed = () => document.body.dispatchEvent(new CustomEvent("changed"));
const pause = (milliseconds) => new Promise((go) => { setTimeout(go, milliseconds); });
const unanswered = () => ({ ok: false, status: 0, text: "" });
const buttonOf = (invoice) => document.getElementById(`more-${invoice}`);

// --- The menu

function reasonOf(why) {
  return document.getElementById("why-not")?.getAttribute(`data-${why}`) ?? "";
}

/** A refused item stays, with its reason beneath, outside its name. */
function refuse(item, why, invoice) {
  const wrap = document.createElement("div");
  const reason = document.createElement("span");
  wrap.setAttribute("role", "none");
  reason.className = "help";
  reason.id = `why-${item.dataset.act}-${invoice}`;
  reason.textContent = reasonOf(why);
  item.setAttribute("aria-disabled", "true");
  item.setAttribute("aria-describedby", reason.id);
  item.replaceWith(wrap);
  wrap.append(item, reason);
}

function fill(menu) {
  const { invoice, open, not = "" } = menu.dataset;
  const against = new Map(not.split(" ").map((one) => one.split(":")));
  const copy = document.getElementById("invoice-menu").content.cloneNode(true);
  for (const item of copy.querySelectorAll("[data-act]")) {
    const { act } = item.dataset;
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    if (act !== "open") item.dataset.do = "act";
    const why = act === "history" ? null : against.get(act) ?? against.get("*");
    if (why) refuse(item, why, invoice);
    else if (item.dataset.act === "open") item.href = open;
  }
  const head = document.createElement("div");
  const words = document.createElement("span");
  head.setAttribute("role", "none");
  words.className = "help menu__seen";
  words.id = `seen-${invoice}`;
  head.append(words);
  menu.replaceChildren(head, copy);
  filled.set(menu, `${not} ${open}`);
  date(menu);
}

/** What a menu was filled with. */
const filled = new WeakMap();

function date(menu) {
  const { invoice, seen } = menu.dataset;
  const words = document.getElementById(`seen-${invoice}`);
  if (words.textContent !== seen) words.textContent = seen;
  menu.setAttribute("aria-describedby", words.id);
}

/** A menu that was open while its row changed says what is true now; the same item keeps focus. */
function refill() {
  const menu = document.querySelector("[aria-expanded='true'] + .menu[data-invoice]");
  if (!menu) return;
  const { not = "", open } = menu.dataset;
  if (filled.get(menu) === `${not} ${open}`) {
    date(menu);
    return;
  }
  const act = menu.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  fill(menu);
  if (act) menu.querySelector(`[data-act="${act}"]`)?.focus();
}

// --- What comes of it

/** Told by the server: words for the eye and the ear, and where to ask how it went on. */
async function tell(answer) {
  const { words, watch } = JSON.parse(answer.text);
  say(words);
  changed();
  if (!watch) {
    toast(words);
    return;
  }
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(LOOK_MS);
    const next = await call("GET", watch).catch(unanswered);
    if (next.status === 202 || next.status === 0) continue;
    if (next.ok) await tell(next);
    else trouble(next);
    changed();
    return;
  }
}

/** The button of the row is at work meanwhile; a press that came too early gives nothing. */
function atWork(invoice, work) {
  const button = buttonOf(invoice);
  return button ? busy(button, () => work().catch(unanswered)) : work().catch(unanswered);
}

async function post(invoice, address) {
  trouble(null);
  const answer = await atWork(invoice, () => call("POST", address, { invoice, from: place }));
  if (answer && !answer.ok) {
    trouble(answer);
    changed();
  }
  return answer;
}

/** Asks the host's question, then does it; the server knows what there is to say. */
async function grave(invoice, act) {
  trouble(null);
  const asked = await atWork(invoice, () => call("GET", `/invoices/question?${new URLSearchParams({ act, invoice })}`));
  if (!asked?.ok) {
    if (asked) trouble(asked);
    return;
  }
  const { title, text, ok, cancel } = JSON.parse(asked.text);
  const yes = await confirmed({ title, text, ok, cancel }, "negative").catch(() => false);
  comeBack(buttonOf(invoice));
  if (!yes) return;
  const answer = await post(invoice, `/invoices/${act}`);
  if (answer?.ok) tell(answer);
}

// --- Dialogs of ours

/** Shows a dialog of the server over the page; the frame grows to hold it, focus goes back to what opened it. */
function show(html, opener) {
  const dialog = new DOMParser().parseFromString(html, "text/html").querySelector("dialog");
  const main = document.querySelector("main");
  document.getElementById("dialogs").replaceChildren(dialog);
  dialog.addEventListener("close", () => {
    main.style.minBlockSize = "";
    dialog.remove();
    document.getElementById(opener)?.focus();
  });
  dialog.querySelector("[value='cancel']").addEventListener("click", () => dialog.close());
  dialog.showModal();
  main.style.minBlockSize = `${dialog.scrollHeight + 48}px`;
  return dialog;
}

async function send(invoice) {
  trouble(null);
  const answer = await atWork(invoice, () => call("GET", `/invoices/send?${new URLSearchParams({ invoice })}`));
  if (!answer?.ok) {
    if (answer) trouble(answer);
    return;
  }
  const dialog = show(answer.text, `more-${invoice}`);
  const form = dialog.querySelector("form");
  const to = form.elements.to;
  to.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form.querySelector("[type='submit']"), () => sent(dialog, form, to));
  });
}

async function sent(dialog, form, to) {
  const place = document.getElementById("send-to-e");
  place.hidden = true;
  to.removeAttribute("aria-invalid");
  const answer = await call("POST", "/invoices/send", new URLSearchParams([...new FormData(form), ["from", place]])).catch(unanswered);
  if (answer.ok) {
    dialog.close();
    tell(answer);
    return;
  }
  const said = new DOMParser().parseFromString(answer.text, "text/html").querySelector(".note p")?.textContent;
  place.textContent = said ?? document.body.dataset.lost ?? "";
  place.hidden = false;
  if (answer.status === 422) to.setAttribute("aria-invalid", "true");
  to.focus();
}

async function history(invoice) {
  trouble(null);
  const answer = await atWork(invoice, () => call("GET", `/invoices/history?${new URLSearchParams({ invoice })}`));
  if (!answer?.ok) {
    if (answer) trouble(answer);
    return;
  }
  const dialog = show(answer.text, `more-${invoice}`);
  clocks(dialog);
  dialog.querySelector("h2").focus();
}

/** What QuickBooks never answered: looked at, shown, decided by a person. */
async function decide(button) {
  const { intent } = button.dataset;
  trouble(null);
  const answer = await busy(button, () => call("POST", "/panel/decide", { intent }).catch(unanswered));
  if (!answer?.ok) {
    if (answer) trouble(answer);
    changed();
    return;
  }
  const dialog = show(answer.text, button.id);
  const form = dialog.querySelector("form");
  const place = document.getElementById("decide-e");
  form.querySelector("[name=choice]").focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new URLSearchParams(new FormData(form));
    place.hidden = values.has("choice");
    place.textContent = place.dataset.empty;
    if (values.has("choice")) busy(form.querySelector("[type='submit']"), () => decided(dialog, values));
  });
}

async function decided(dialog, values) {
  const answer = await call("POST", "/panel/decided", values).catch(unanswered);
  dialog.close();
  if (answer.ok) tell(answer);
  else {
    trouble(answer);
    changed();
  }
}

// --- Files and links

async function pdf(invoice) {
  const ticket = await post(invoice, "/invoices/pdf-ticket");
  if (ticket?.ok) await atWork(invoice, () => download(JSON.parse(ticket.text).path));
}

/** Fetches what a ticket opens and gives it to the browser to keep. */
export async function download(path) {
  const answer = await authorized(path).catch(() => null);
  if (!answer?.ok) {
    trouble({ text: answer ? await answer.text() : "" });
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameOf(answer.headers.get("Content-Disposition") ?? "");
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name with all its letters, where there is one. */
function nameOf(disposition) {
  const coded = disposition.match(/filename\*=UTF-8''([^;]+)/)?.[1];
  return coded ? decodeURIComponent(coded) : disposition.match(/filename="([^"]*)"/)?.[1] ?? "invoice.pdf";
}

/** By the clipboard of today, else by the old way; frames may have neither. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

async function copyLink(invoice) {
  const answer = await post(invoice, "/invoices/payment-link");
  if (!answer?.ok) return;
  const { link, words, dialog } = JSON.parse(answer.text);
  if (await copied(link)) {
    buttonOf(invoice)?.focus();
    toast(words);
    say(words);
  } else {
    show(dialog, `more-${invoice}`).querySelector("input").select();
  }
}

async function attach(invoice) {
  const answer = await post(invoice, "/invoices/attach");
  if (answer?.ok) tell(answer);
}

const ACTS = {
  send,
  pdf,
  attach,
  history,
  "copy-link": copyLink,
  void: (invoice) => grave(invoice, "void"),
  delete: (invoice) => grave(invoice, "delete"),
};

/** Which list this page is, for the history: `panel` or `list`. */
let place = "";

/** Once per page. */
export function invoiceMenus(here) {
  place = here;
  document.addEventListener("opening", ({ target }) => {
    if ("invoice" in target.dataset) fill(target);
  });
  document.addEventListener("swapped", refill);
  deeds({
    decide,
    act: (item) => {
      const { invoice } = item.closest("[data-invoice]").dataset;
      ACTS[item.dataset.act]?.(invoice);
    },
  });
}
