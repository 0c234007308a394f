// Comboboxes: type to filter, arrows move, Enter takes, Esc closes and then restores; Tab takes nothing by itself.

const PAUSE_MS = 80;
let count = 0;

/**
 * `source(text, input)` gives the list's options as nodes; `taken(option, input)` is told what was chosen.
 * Works for every `.combo[data-combo=kind]`, also those that come later.
 */
export function combos(kind, source, taken) {
  const of = (target) => target.closest?.(`.combo[data-combo="${kind}"]`)?.querySelector("input[role='combobox']");
  const states = new WeakMap();
  const state = (input) => {
    if (!states.has(input)) states.set(input, { kept: input.value, asked: 0, timer: 0 });
    return states.get(input);
  };
  const list = (input) => document.getElementById(input.getAttribute("aria-controls"));
  const options = (input) => [...list(input).querySelectorAll("[role='option']")].filter((one) => !one.hidden);
  const isOpen = (input) => input.getAttribute("aria-expanded") === "true";

  function close(input) {
    state(input).asked += 1;
    clearTimeout(state(input).timer);
    list(input).removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    list(input).hidden = true;
    list(input).replaceChildren();
  }

  function activate(input, option) {
    for (const one of options(input)) {
      one.classList.toggle("is-active", one === option);
      one.setAttribute("aria-selected", String(one === option));
    }
    if (option) {
      option.id ||= `option-${(count += 1)}`;
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function open(input, text) {
    const own = state(input);
    const asked = (own.asked += 1);
    const nodes = await source(text, input);
    // An answer to older typing, or the list was closed meanwhile.
    if (asked !== own.asked) return;
    list(input).removeAttribute("aria-busy");
    if (!nodes) return;
    list(input).replaceChildren(...nodes);
    list(input).hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function take(input, option) {
    if (option.dataset.new) {
      input.value = state(input).kept;
      close(input);
      taken(option, input);
      return;
    }
    input.value = option.dataset.value;
    state(input).kept = input.value;
    close(input);
    taken(option, input);
  }

  document.addEventListener("focusin", ({ target }) => {
    if (of(target) === target) {
      state(target).kept = target.value;
      target.select();
    }
  });
  document.addEventListener("click", ({ target }) => {
    const input = of(target);
    if (input === target && !isOpen(input)) open(input, "");
  });
  document.addEventListener("mousedown", (event) => {
    const input = of(event.target);
    const option = input && event.target.closest("[role='option']");
    // The input keeps focus while an option is pressed.
    if (input && event.target !== input) event.preventDefault();
    if (option) take(input, option);
  });
  document.addEventListener("input", (event) => {
    const input = of(event.target);
    if (!input || input !== event.target) return;
    event.stopPropagation();
    // From this letter on no answer to older typing is shown, and what stands there is about to change.
    state(input).asked += 1;
    list(input).setAttribute("aria-busy", "true");
    clearTimeout(state(input).timer);
    state(input).timer = setTimeout(() => open(input, input.value), PAUSE_MS);
  }, true);
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const input = of(target);
    if (!input || input !== target || !list(input) || list(input).contains(relatedTarget)) return;
    close(input);
    // What was only typed is no choice.
    input.value = state(input).kept;
  });
  document.addEventListener("keydown", (event) => {
    const input = of(event.target);
    if (!input || input !== event.target) return;
    const all = isOpen(input) ? options(input) : [];
    const at = all.findIndex((one) => one.classList.contains("is-active"));
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (!isOpen(input)) open(input, "");
      else if (all.length) activate(input, all[(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      // Enter in a combobox never sends the form; alone in the list it takes the only match.
      event.preventDefault();
      const chosen = all[at] ?? (all.length === 1 ? all[0] : null);
      if (chosen) take(input, chosen);
    } else if (event.key === "Escape" && (isOpen(input) || input.value !== state(input).kept)) {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen(input)) close(input);
      else input.value = state(input).kept;
    }
  });
  return { reset: (input) => { state(input).kept = input.value; } };
}

/** Options out of an answer of the server, as nodes. */
export function optionsOf(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return [...parsed.body.children];
}
