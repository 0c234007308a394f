// Invoices that are ticked in the list: they stay so over pages, filters and orders until they are done with.
import { say } from "./draw.js";

const picked = new Set();
let last = null;

const stage = document.getElementById("stage");
const boxes = () => [...document.querySelectorAll("#rows .g-pick input")];

/** Ids with a blank between them, as the server takes them. */
export const picks = () => [...picked].join(" ");

/** What is ticked stands on the page, and how many there are. */
function show() {
  const bulk = document.getElementById("bulk");
  if (!bulk) return;
  const shown = boxes();
  for (const box of shown) box.checked = picked.has(box.value);
  const here = shown.filter((box) => box.checked).length;
  const all = document.getElementById("pick-all");
  all.checked = here > 0 && here === shown.length;
  all.indeterminate = here > 0 && here < shown.length;
  document.getElementById("bulk-count").textContent = words();
  stage.toggleAttribute("data-picked", picked.size > 0);
}

const words = () => document.getElementById("bulk").dataset.selected.replace("{count}", picked.size);

function tick(box, on) {
  if (on) picked.add(box.value);
  else picked.delete(box.value);
}

function told() {
  show();
  say(words());
}

/** These are done with; without ids all are. */
export function unpick(ids = [...picked]) {
  for (const id of ids) picked.delete(id);
  show();
}

export function given() {
  unpick();
  say(words());
  document.getElementById("pick-all").focus();
}

stage.addEventListener("click", ({ target, shiftKey }) => {
  if (target.id === "pick-all") {
    for (const box of boxes()) tick(box, target.checked);
    told();
  } else if (target.matches("#rows .g-pick input")) {
    const shown = boxes();
    const [from, to] = [last, target.value].map((id) => shown.findIndex((box) => box.value === id));
    const range = shiftKey && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [target];
    for (const box of range) tick(box, target.checked);
    last = target.value;
    told();
  }
});
document.addEventListener("swapped", show);
