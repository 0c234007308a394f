// *Create … in QuickBooks*: a dialog over the create form; what it makes is chosen for the line at once.
import { optionsOf } from "./combo.js";
import { show } from "./dialog.js";
import { busy, trouble } from "./draw.js";
import { call } from "./session.js";

function open(html, back) {
  const dialog = show(html, back);
  (dialog.querySelector("[aria-invalid]") ?? dialog.querySelector("[name='account']")).focus();
  return dialog;
}

/** `price` is proposed, `chosen` gets the option of the item that was made. */
export async function create({ name, price, taxable, back, key }, chosen) {
  const answer = await call("GET", `/modal/invoice/item?${new URLSearchParams({ name })}`).catch(() => ({ ok: false, text: "" }));
  if (!answer.ok) {
    trouble(answer);
    return;
  }
  const dialog = open(answer.text, back);
  const field = (name) => dialog.querySelector(`[name="${name}"]`);
  field("price").value = price;
  if (field("taxable")) field("taxable").checked = taxable;
  listen(dialog, back, key, chosen);
}

function listen(dialog, back, key, chosen) {
  const form = dialog.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form.querySelector("[type='submit']"), async () => {
      const values = new URLSearchParams(new FormData(form));
      values.set("form_key", key);
      const answer = await call("POST", "/modal/invoice/item", values).catch(() => ({ status: 0, text: "" }));
      if (answer.status === 200) {
        dialog.close();
        chosen(optionsOf(answer.text)[0]);
      } else if (answer.status === 422) {
        dialog.close();
        listen(open(answer.text, back), back, key, chosen);
      } else {
        dialog.close();
        trouble(answer);
      }
    });
  });
}
