// The lines of the create form: copied from the server's empty rows, numbered by their place in the document.

// What of an element carries the line's number; the empty rows hold `{n}` there.
const NUMBERED = ["name", "id", "aria-label", "aria-describedby", "aria-controls", "aria-labelledby"];

const body = () => document.getElementById("rows");
const template = (kind) => document.getElementById(kind === "text" ? "line-text" : "line-item").content.querySelector("tr");

export const rows = () => [...body().children].filter((row) => !row.classList.contains("gone"));
export const part = (row, name) => row.querySelector(`[data-k="${name}"]`);

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
}

/** A new line at the end. */
export function add(kind) {
  const row = template(kind).cloneNode(true);
  body().append(row);
  renumber();
  part(row, "what").focus();
}

const removed = new WeakMap();

/** In the line's place stands what was removed, and *Undo*. */
export function remove(row) {
  const place = document.getElementById("line-gone").content.querySelector("tr").cloneNode(true);
  const words = place.querySelector("[data-words]");
  words.textContent = words.dataset.words.replace("{name}", part(row, "what").value.split("\n")[0].slice(0, 80));
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

/** An item was chosen for the line. */
export function link(row, option) {
  const { linked } = document.getElementById("states").dataset;
  part(row, "id").value = option.dataset.id;
  part(row, "name").value = option.dataset.value;
  part(row, "link").value = "linked";
  const box = row.querySelector(".combo");
  box.className = "combo combo--dense combo--linked";
  const picture = box.querySelector("use");
  picture.setAttribute("href", picture.getAttribute("href").replace(/#.*$/, "#tick"));
  part(row, "item-s").textContent = linked;
  row.classList.remove("needs");
  fill(row, option.dataset, "taxable" in option.dataset);
}

// What the item knows is proposed where nothing stands yet.
function fill(row, { value, price, tax }, taxable) {
  const [what, cost] = [part(row, "what"), part(row, "price")];
  if (!what.value.trim()) what.value = value.split(":").pop();
  if (!cost.value.trim() && price) cost.value = price;
  const code = part(row, "tax");
  if (code && !code.value && [...code.options].some((one) => one.value === tax)) code.value = tax;
  const box = part(row, "taxable");
  if (box && !part(row, "product").value) box.checked = taxable;
}

/** The same field of the line below. */
export function below(input) {
  const row = input.closest("tr");
  const all = rows();
  const next = all.slice(all.indexOf(row) + 1).find((one) => part(one, input.dataset.k));
  return next && part(next, input.dataset.k);
}
