// Terms and due date of the create form, and the preset that fills it in.
const byId = (id) => document.getElementById(id);

/** What is posted: chosen terms say when it is due, not the date that still stands there. */
export function typed(form) {
  const values = new URLSearchParams(new FormData(form));
  if (values.get("term")) values.set("due", "");
  return values;
}

/** A date typed by hand is no longer what the terms say. */
export function changed({ name }) {
  if (name === "due" && byId("term")) byId("term").value = "";
}

/** The server's answer came: with terms chosen, the date follows them. */
export function follow() {
  const due = byId("due-of")?.value;
  if (byId("term")?.value && due) byId("due").value = due;
  const rate = byId("rate");
  if (!rate.value && rate !== document.activeElement) rate.value = byId("rate-of").value;
}
