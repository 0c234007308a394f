// Puts fragments of the server into the page, keeps focus, tells failures, writes clock times in the reader's zone.
import htmx from "htmx.org";
import { authorized } from "./session.js";

// What htmx itself asks for goes the same way as what our own code asks for.
document.addEventListener("htmx:config:request", ({ detail }) => {
  detail.ctx.fetch = (address, options) => authorized(address, options);
});

/** Swaps a fragment in; `innerMorph` keeps focus, open menus and half-typed text. */
export async function swap(target, text, style = "innerMorph") {
  await htmx.swap({ sourceElement: target, target, swap: style, text, hx: {}, request: {}, push: null, replace: null });
  clocks(target.isConnected ? target : document);
  document.dispatchEvent(new CustomEvent("swapped"));
}

/** Only the pieces that say where they belong. */
export function swapPieces(text) {
  return swap(document.body, text, "none");
}

/** Clock times in the reader's own zone: only the browser knows it. */
export function clocks(root = document) {
  const { lang } = document.documentElement;
  for (const time of root.querySelectorAll("time[data-clock]")) {
    const style = time.dataset.clock === "dated" ? { dateStyle: "medium", timeStyle: "short" } : { hour: "2-digit", minute: "2-digit" };
    time.textContent = new Intl.DateTimeFormat(lang, style).format(new Date(time.dateTime));
  }
}

/** Shows the server's own words about a failure, or ours when none arrived. */
export function trouble(answer) {
  const place = document.getElementById("trouble");
  if (!place) return;
  if (!answer) {
    place.hidden = true;
    return;
  }
  const template = document.createElement("template");
  if (answer.text) {
    // Parsed apart from the page, where nothing runs; the server has escaped what people wrote.
    const parsed = new DOMParser().parseFromString(answer.text, "text/html");
    template.content.append(...(parsed.querySelector(".note") ?? parsed.body).childNodes);
  }
  if (!template.content.textContent.trim()) template.content.append(document.body.dataset.lost ?? "");
  place.replaceChildren(template.content);
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
  place.focus?.({ preventScroll: true });
}

/** Says something to a screen reader. */
export function say(words) {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}

/** A button at work: keeps width and words, a second press does nothing. */
export async function busy(button, work) {
  if (button.getAttribute("aria-busy") === "true" || button.getAttribute("aria-disabled") === "true") return undefined;
  button.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Puts the server's marks beside the controls they are about; clears the others. */
export function mark(form) {
  const found = new Map([...document.querySelectorAll("#marks > li")].map((li) => [li.dataset.field, li.textContent]));
  for (const place of form.querySelectorAll(".error[id$='-e']")) {
    const id = place.id.slice(0, -2);
    const words = found.get(id) ?? "";
    (place.querySelector("span") ?? place).textContent = words;
    place.hidden = !words;
    const control = document.getElementById(id);
    if (words) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
  for (const row of form.querySelectorAll("#rows > tr")) row.classList.toggle("wrong", Boolean(row.querySelector("[aria-invalid]")));
  return found;
}

/** `data-do` on what is pressed names what is done. */
export function deeds(table) {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    const deed = pressed && table[pressed.dataset.do];
    if (deed && pressed.getAttribute("aria-disabled") !== "true") deed(pressed, event);
  });
}
