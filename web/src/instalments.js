// *Instalments…*: read when asked for, chosen in a dialog, taken over as lines.
import { optionsOf } from "./combo.js";
import { show } from "./dialog.js";
import { trouble } from "./draw.js";
import { rows } from "./lines.js";
import { call } from "./session.js";

/** `chosen` gets texts and prices, the item for lines without one, and whether the lines there are go. */
export async function choose(key, back, chosen) {
  const answer = await call("GET", `/modal/invoice/instalments?${new URLSearchParams({ form_key: key })}`).catch(() => ({ ok: false, text: "" }));
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  const dialog = show(answer.text, back);
  const form = dialog.querySelector("form");
  const all = [...form.querySelectorAll("[name='one']")];
  if (all.length === 0) return;
  form.querySelector("[data-lines]").hidden = rows().length === 0;
  all[0].focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ticked = all.filter((one) => one.checked);
    if (ticked.length === 0) {
      const place = document.getElementById("instalments-e");
      place.textContent = place.dataset.empty;
      place.hidden = false;
      all[0].focus();
      return;
    }
    const { dated, place } = Object.fromEntries(new FormData(form));
    const texts = ticked.map(({ dataset, value }) => ({ text: dated ? dataset.dated : dataset.text, price: value }));
    const item = optionsOf(form.querySelector("[data-item]").innerHTML)[0];
    dialog.close();
    chosen(texts, item, place === "replace");
  });
}
