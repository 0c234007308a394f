// What the host draws over the page: confirmation, snackbar, its own record forms, the app's modals.

import { emit, load, post, unload } from "./protocol.js";

const stack = document.getElementById("dialogs");
const snackbars = document.getElementById("snackbars");

function element(tag, properties = {}, children = []) {
  const { dataset, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
}

/** Puts a dialog on top; what is below is out of reach until `close`. */
function raise(title, className, content) {
  const before = document.activeElement;
  const heading = element("h2", { id: `dialog-${crypto.randomUUID()}`, textContent: title });
  const box = element("div", { className: `dialog ${className}` });
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-modal", "true");
  box.setAttribute("aria-labelledby", heading.id);
  box.tabIndex = -1;
  const layer = element("div", { className: "layer" }, [box]);
  box.append(heading, ...content);
  stack.append(layer);
  settle();
  const close = () => {
    layer.remove();
    settle();
    before?.focus?.();
  };
  box.focus();
  return { box, layer, close, heading };
}

/** Only the topmost layer can be reached. */
function settle() {
  const layers = [...stack.children];
  document.getElementById("app")?.toggleAttribute("inert", layers.length > 0);
  layers.forEach((layer, index) => layer.toggleAttribute("inert", index < layers.length - 1));
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape") stack.lastElementChild?.dispatchEvent(new CustomEvent("dismiss"));
});

/** The confirmation dialog; resolves with what was chosen. */
export function ask({ title, description, okText = "OK", cancelText = "Cancel", okColor = "negative" }) {
  return new Promise((resolve) => {
    const text = description ? [element("p", { textContent: description })] : [];
    const cancel = element("button", { type: "button", textContent: cancelText });
    const ok = element("button", { type: "button", textContent: okText, className: okColor });
    const dialog = raise(title ?? "", "confirmation", [...text, element("div", { className: "buttons" }, [cancel, ok])]);
    const answer = (confirmed) => {
      dialog.close();
      resolve(confirmed);
    };
    cancel.onclick = () => answer(false);
    ok.onclick = () => answer(true);
    dialog.layer.addEventListener("dismiss", () => answer(false));
    ok.focus();
  });
}

/** A message at the lower edge for five seconds, longer while the pointer is on it. */
export function snackbar(message, link) {
  const bar = element("div", { className: "snackbar" }, [element("span", { textContent: String(message ?? "") })]);
  if (link?.url && /^https?:/.test(link.url)) {
    bar.append(element("a", { href: link.url, textContent: link.label, target: "_blank", rel: "noopener" }));
  }
  const close = element("button", { type: "button", textContent: "×" });
  close.setAttribute("aria-label", "Dismiss");
  close.onclick = () => bar.remove();
  bar.append(close);
  snackbars.append(bar);
  const leave = () => setTimeout(() => (bar.matches(":hover") ? leave() : bar.remove()), 5000);
  leave();
}

/** The host's own form for a new record; what is saved exists afterwards. */
export function nativeModal({ type, prefill = {} }) {
  if (!["deal", "person", "organization", "activity"].includes(type)) throw new Error("Unknown modal type");
  return new Promise((resolve) => {
    const name = element("input", { value: prefill.title ?? prefill.name ?? prefill.subject ?? "", required: true });
    const label = element("label", { textContent: type === "deal" ? "Title" : type === "activity" ? "Subject" : "Name" }, [name]);
    const cancel = element("button", { type: "button", textContent: "Cancel" });
    const save = element("button", { textContent: "Save", className: "primary" });
    const form = element("form", {}, [label, element("div", { className: "buttons" }, [cancel, save])]);
    const dialog = raise(`Add ${type}`, "confirmation", [form]);
    const done = (result) => {
      dialog.close();
      resolve(result);
    };
    cancel.onclick = () => done({ status: "closed" });
    dialog.layer.addEventListener("dismiss", () => done({ status: "closed" }));
    form.onsubmit = async (event) => {
      event.preventDefault();
      const { id } = await post("/_web/records", { type, name: name.value });
      done({ status: "submitted", id });
    };
    name.focus();
  });
}

/** A modal of the app; resolves with `closed` when it is gone, and tells the frame that opened it. */
export async function customModal({ action_id: action, data, resource, view, selected }, opener) {
  const place = element("div", { className: "frame" });
  const x = element("button", { type: "button", className: "icon", textContent: "✕" });
  x.setAttribute("aria-label", "Close");
  const dialog = raise("dealbooks", "modal", [x, place]);
  place.style.width = `${Math.min(960, innerWidth - 32)}px`;
  place.style.height = `${Math.min(640, innerHeight - 96)}px`;
  const closed = new Promise((resolve) => {
    const close = () => {
      unload(place);
      dialog.close();
      resolve("closed");
    };
    x.onclick = close;
    dialog.layer.addEventListener("dismiss", close);
    const request = opener
      ? { surface: "modal", action, data, by_sdk: true, ...opener.record }
      : { surface: "modal", action, resource, view, selected };
    load(place, request, { close, record: opener?.record }).catch((error) => {
      if (!opener) return;
      dialog.close();
      resolve(Promise.reject(error));
    });
  });
  const status = await closed;
  if (opener) emit(opener, "close_custom_modal");
  return status;
}
