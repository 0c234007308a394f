// The lines of the create form: copied from the server's empty rows, numbered by their place in the document.
import { say } from "./draw.js";

// What of an element carries the line's number; the empty rows hold `{n}` there.
const NUMBERED = ["name", "id", "aria-label", "aria-describedby", "aria-controls", "aria-labelledby"];
const LOOKS = { linked: "tick", maybe: "ask", none: "search" };

const body = () => document.getElementById("rows");
const template = (kind) => document.getElementById(`line-${kind}`).content.querySelector("tr");
const words = () => document.getElementById("states").dataset;

export const rows = () => [...body().children].filter((row) => !row.classList.contains("gone"));
export const part = (row, name) => row.querySelector(`[data-k="${name}"]`);
const unlinked = () => rows().filter((row) => part(row, "id")?.value === "");

/** Numbers follow the order of the document after every change. */
export function renumber() {
  rows().forEach((row, at) => {
    const model = template(row.dataset.kind);
    for (const element of row.querySelectorAll("[data-k]")) {
      const like = model.querySelector(`[data-k="${element.dataset.k}"]`);
      for (const name of NUMBERED) {
        const value = like?.getAttribute(name);
        if (value) element.setAttribute(name, value.replaceAll("{n}", String(at + 1)));
      }
    }
  });
  document.getElementById("no-lines").hidden = rows().length > 0;
  document.getElementById("fill").hidden = unlinked().length < 2;
}

/** A new line at the end. */
export function add(kind) {
  const row = template(kind).cloneNode(true);
  body().append(row);
  renumber();
  (part(row, "what") ?? part(row, "more")).focus();
}

const removed = new WeakMap();

/** In the line's place stands what was removed, and *Undo*. */
export function remove(row) {
  const place = document.getElementById("line-gone").content.querySelector("tr").cloneNode(true);
  const said = place.querySelector("[data-words]");
  const name = (part(row, "what")?.value ?? row.querySelector(".line__sub").firstChild.textContent).split("\n")[0];
  said.textContent = said.dataset.words.replace("{name}", name.slice(0, 80));
  removed.set(place, row);
  row.replaceWith(place);
  renumber();
  place.querySelector("button").focus();
}

export function undo(place) {
  const row = removed.get(place);
  place.replaceWith(row);
  renumber();
  part(row, "more").focus();
}

/** A line changes places with the one above or below; what has the focus keeps it. */
export function move(row, by) {
  const all = rows();
  const at = all.indexOf(row) + by;
  const other = all[at];
  if (!other) return false;
  const focused = row.contains(document.activeElement) ? document.activeElement : part(row, "more");
  if (by < 0) other.before(row);
  else other.after(row);
  renumber();
  focused.focus();
  say(words().moved.replace("{place}", String(at + 1)));
  return true;
}

/** The same line once more, below. */
export function duplicate(row) {
  const twin = row.cloneNode(true);
  for (const field of row.querySelectorAll("select, textarea")) part(twin, field.dataset.k).value = field.value;
  part(twin, "more").setAttribute("aria-expanded", "false");
  row.after(twin);
  renumber();
  (part(twin, "what") ?? part(twin, "more")).focus();
}

/** The same line as another kind; what both kinds have stays. */
function become(row, kind) {
  if (row.dataset.kind === kind) return row;
  const other = template(kind).cloneNode(true);
  for (const field of row.querySelectorAll("input[data-k], textarea[data-k]")) {
    const like = part(other, field.dataset.k);
    if (like && field.dataset.k !== "kind") like.value = field.value;
  }
  row.replaceWith(other);
  return other;
}

function look(row, state) {
  const box = row.querySelector(".combo");
  box.className = `combo combo--dense combo--${state}`;
  const picture = box.querySelector("use");
  picture.setAttribute("href", picture.getAttribute("href").replace(/#.*$/, `#${LOOKS[state]}`));
  part(row, "item-s").textContent = state === "none" ? words().none : words().linked;
  row.classList.toggle("needs", state === "none");
}

/** An item was chosen for the line. Gives the line, which may be another one now. */
export function link(before, option) {
  const held = before.contains(document.activeElement);
  const row = become(before, option.dataset.kind);
  part(row, "id").value = option.dataset.id;
  part(row, "name").value = option.dataset.value;
  part(row, "item").value = option.dataset.value;
  part(row, "link").value = "linked";
  look(row, "linked");
  fill(row, option.dataset, "taxable" in option.dataset);
  renumber();
  if (held) part(row, "item").focus();
  return row;
}

// What the item knows is proposed where nothing stands yet, or only what an item chosen before proposed.
function fill(row, { value, text, price, tax }, taxable) {
  const home = document.getElementById("form").dataset.home === document.getElementById("currency").value;
  const propose = (name, proposed) => {
    const field = part(row, name);
    if (!field || !proposed) return;
    if (field.value.trim() && field.value !== field.dataset.proposed) return;
    field.value = proposed;
    field.dataset.proposed = proposed;
  };
  propose("what", text || value.split(":").pop());
  // Items are priced in home currency.
  if (home) propose("price", price);
  const code = part(row, "tax");
  if (code && !code.value && [...code.options].some((one) => one.value === tax)) code.value = tax;
  const box = part(row, "taxable");
  if (box && !part(row, "product").value) box.checked = taxable;
}

let filled = [];

/** One item for every line that has none. */
export function fillAll(option) {
  filled = unlinked().map((row) => ({ row: link(row, option), before: row }));
  const place = document.getElementById("filled");
  const said = place.querySelector("[data-words]");
  said.textContent = said.dataset.words.replace("{name}", option.dataset.value);
  place.hidden = false;
  place.querySelector("button").focus();
}

/** Takes that back where it still stands. */
export function unfill() {
  for (const { row } of filled.filter((one) => one.row.isConnected)) {
    for (const name of ["id", "name", "item"]) part(row, name).value = "";
    part(row, "link").value = "unlinked";
    look(become(row, "item"), "none");
  }
  filled = [];
  document.getElementById("filled").hidden = true;
  renumber();
  document.getElementById("fill-item").focus();
}

let taken = { rows: [], before: [], discount: null };

/** A line for each, below the others or in their place; what is billed in parts has its discount in it already. */
export function take(all, item, replaces) {
  const discount = document.getElementById("discount");
  const before = replaces ? [...body().children] : [];
  taken = { rows: [], before, discount: replaces ? discount?.value ?? null : null };
  for (const row of before) row.remove();
  if (replaces && discount) discount.value = "";
  for (const { text, price } of all) {
    const row = template("item").cloneNode(true);
    body().append(row);
    part(row, "what").value = text;
    part(row, "price").value = price;
    taken.rows.push(item ? link(row, item) : row);
  }
  renumber();
  const place = document.getElementById("taken");
  const said = place.querySelector("[data-words]");
  said.textContent = said.dataset.words.replace("{count}", String(all.length));
  place.hidden = false;
  place.querySelector("button").focus();
}

/** Takes that back. */
export function untake() {
  const mine = (row) => taken.rows.includes(row);
  for (const row of [...body().children]) if (mine(row) || mine(removed.get(row))) row.remove();
  body().prepend(...taken.before);
  const discount = document.getElementById("discount");
  if (discount && taken.discount !== null) discount.value = taken.discount;
  taken = { rows: [], before: [], discount: null };
  document.getElementById("taken").hidden = true;
  renumber();
  document.getElementById("instalments-open").focus();
}

/** The same field of the line below. */
export function below(input) {
  const row = input.closest("tr");
  const all = rows();
  const next = all.slice(all.indexOf(row) + 1).find((one) => part(one, input.dataset.k));
  return next && part(next, input.dataset.k);
}
