// Presets: a dialog of ours to edit one; everything else is a press that acts at once.
import { optionsOf } from "./combo.js";
import { mark, swap, swapPieces, trouble } from "./draw.js";
import { call } from "./session.js";

const dialog = document.getElementById("preset-dialog");
let opener = "";

const list = () => document.getElementById("presets");
const inside = () => document.getElementById("preset-form");

/** Only the part that the chosen way to find the due date needs. */
function due() {
  const way = document.getElementById("preset-due").value;
  document.getElementById("preset-days-part").hidden = way !== "days";
  document.getElementById("preset-term-part").hidden = way !== "term";
}

async function open(id) {
  trouble(null);
  const answer = await call("GET", `/settings/presets/edit${id ? `?${new URLSearchParams({ id })}` : ""}`).catch(() => null);
  if (!answer?.ok) {
    trouble(answer ?? { text: "" });
    return;
  }
  await swap(dialog, answer.text, "innerHTML");
  due();
  dialog.showModal();
  document.getElementById("preset-name").focus();
}

function close() {
  dialog.close();
  dialog.replaceChildren();
  document.getElementById("marks").replaceChildren();
  // The row may have been drawn anew meanwhile.
  (document.getElementById(opener) ?? document.getElementById("preset-add")).focus();
}

async function save(post, tell) {
  const form = inside();
  const words = form.dataset.said;
  const button = document.getElementById("preset-save");
  const answer = await post(button, "/settings/presets", new URLSearchParams(new FormData(form)));
  if (!answer) return;
  if (answer.status === 422) {
    trouble(null);
    await swapPieces(answer.text);
    const wrong = mark(form);
    document.getElementById([...wrong.keys()][0])?.focus();
    return;
  }
  if (!answer.ok) return;
  await swap(list(), answer.text);
  close();
  tell(words);
}

async function addLine() {
  const lines = document.getElementById("preset-lines");
  const numbers = [...lines.querySelectorAll("[data-line]")].map((line) => Number(line.dataset.line));
  const n = Math.max(0, ...numbers) + 1;
  const answer = await call("GET", `/settings/presets/line?${new URLSearchParams({ n })}`).catch(() => null);
  if (!answer?.ok) return;
  lines.append(...optionsOf(answer.text));
  document.getElementById(`preset-item-${n}`)?.focus();
}

/** What `data-do` names on this page. */
export function presetDeeds({ post, asked, tell }) {
  dialog?.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  dialog?.addEventListener("submit", (event) => {
    event.preventDefault();
    save(post, tell);
  });
  dialog?.addEventListener("change", ({ target }) => {
    if (target.id === "preset-due") due();
  });
  return {
    "preset-edit": (button) => {
      opener = button.id;
      return open(button.dataset.id);
    },
    "preset-close": () => close(),
    "preset-line": () => addLine(),
    "preset-unline": (button) => {
      button.closest("[data-line]").remove();
      document.getElementById("preset-add-line").focus();
    },
    "preset-press": async (button) => {
      const { id, what, said } = button.dataset;
      if (what === "remove" && !await asked(button)) return;
      const answer = await post(button, "/settings/presets/press", { id, what });
      if (!answer?.ok) return;
      await swap(list(), answer.text);
      if (said) tell(said);
      (document.getElementById(`preset-${id}-edit`) ?? document.getElementById("preset-add")).focus();
    },
  };
}
