// Which QuickBooks customer the invoice is for; the currency follows the customer.

const field = (form, name) => form.elements.namedItem(name);
const byId = (id) => document.getElementById(id);

/** Remembers the choice in the form. `currency` may be empty: then it stays as it is. */
export function choose(form, { kind, id, name, currency }) {
  field(form, "customer_kind").value = kind;
  field(form, "customer_id").value = id;
  field(form, "customer_name").value = name;
  byId("newcomer").hidden = kind !== "new";
  byId("currency-h").textContent = currency && kind === "existing" ? byId("states").dataset.currency : "";
  if (currency) setCurrency(form, currency);
}

export function setCurrency(form, code) {
  const select = field(form, "currency");
  if (![...select.options].some((one) => one.value === code)) select.add(new Option(code, code));
  select.value = code;
  follow(form);
}

/** What depends on the currency: the rate of a foreign one, the unit of a discount, a new customer's own. */
export function follow(form) {
  const code = field(form, "currency").value;
  // A rate is one of its currency.
  if (code !== form.dataset.currency) byId("rate").value = "";
  form.dataset.currency = code;
  byId("rate-part").hidden = !code || code === form.dataset.home;
  const label = document.querySelector("label[for='rate']");
  label.textContent = label.dataset.words.replace("{from}", code);
  for (const form of [document, ...[...document.querySelectorAll("template")].map((one) => one.content)]) {
    for (const unit of form.querySelectorAll("option[data-currency]")) unit.textContent = code;
  }
  const theirs = byId("new-currency");
  if (theirs && code && field(form, "customer_kind").value === "new") theirs.value = code;
}

/** A radio button was chosen. */
export function picked(form, radio) {
  const { name = "", currency = "" } = radio.dataset;
  const theirs = byId("new-currency")?.value ?? "";
  choose(form, radio.value ? { kind: "existing", id: radio.value, name, currency } : { kind: "new", id: "", name: "", currency: theirs });
}

/** A customer was found by search: it becomes a chosen radio button on top. */
export function found(form, option) {
  const { id, value, currency } = option.dataset;
  const picks = byId("picks");
  let radio = [...picks.querySelectorAll("input")].find((one) => one.value === id);
  if (!radio) {
    const label = byId("pick-more").content.querySelector("label").cloneNode(true);
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
  byId("linked").hidden = true;
  byId("new-card").hidden = true;
  byId("chooser").hidden = false;
  byId("find").focus();
}

/** A new customer is called what stands under *To*, until somebody calls it otherwise. */
export function rename(form, input) {
  if (input.name !== "to") return;
  const own = byId("dn");
  if (own.value === (input.dataset.before ?? input.defaultValue)) own.value = input.value;
  input.dataset.before = input.value;
}

/** One press takes the free name. */
export function useName(button) {
  const own = byId("dn");
  own.value = button.dataset.name;
  own.focus();
}

export function ownName() {
  const own = byId("dn");
  own.focus();
  own.select();
}
