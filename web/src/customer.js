// Which QuickBooks customer the invoice is for; the currency follows the customer.

const field = (form, name) => form.elements.namedItem(name);

/** Remembers the choice in the form. `currency` may be empty: then it stays as it is. */
export function choose(form, { kind, id, name, currency }) {
  field(form, "customer_kind").value = kind;
  field(form, "customer_id").value = id;
  field(form, "customer_name").value = name;
  document.getElementById("currency-h").textContent = currency ? document.getElementById("states").dataset.currency : "";
  if (currency) setCurrency(form, currency);
}

function setCurrency(form, code) {
  const select = field(form, "currency");
  if (![...select.options].some((one) => one.value === code)) select.add(new Option(code, code));
  select.value = code;
  follow(form);
}

/** What depends on the currency: the rate of a foreign one, the unit of a discount. */
export function follow(form) {
  const code = field(form, "currency").value;
  document.getElementById("rate-part").hidden = !code || code === form.dataset.home;
  const label = document.querySelector("label[for='rate']");
  label.textContent = label.dataset.words.replace("{from}", code);
  const unit = document.getElementById("discount-code");
  if (unit) unit.textContent = code;
}

/** A radio button was chosen. */
export function picked(form, radio) {
  const { name = "", currency = "" } = radio.dataset;
  choose(form, radio.value ? { kind: "existing", id: radio.value, name, currency } : { kind: "new", id: "", name: "", currency: "" });
}

/** A customer was found by search: it becomes a chosen radio button on top. */
export function found(form, option) {
  const { id, value, currency } = option.dataset;
  const picks = document.getElementById("picks");
  let radio = [...picks.querySelectorAll("input")].find((one) => one.value === id);
  if (!radio) {
    const label = document.getElementById("pick-more").content.querySelector("label").cloneNode(true);
    radio = label.querySelector("input");
    Object.assign(radio.dataset, { name: value, currency });
    radio.value = id;
    label.querySelector("bdi").textContent = value;
    label.querySelector(".num").textContent = currency;
    picks.prepend(label);
  }
  radio.checked = true;
  picked(form, radio);
}

/** *Change customer*: the question instead of the answer. */
export function change() {
  document.getElementById("linked").hidden = true;
  document.getElementById("chooser").hidden = false;
  document.getElementById("find").focus();
}
