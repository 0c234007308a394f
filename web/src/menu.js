// Menu buttons: arrows, Home, End, letters; Esc and Tab close; focus goes back to the button.

const open = () => document.querySelector("[aria-haspopup='menu'][aria-expanded='true']");
const items = (menu) => [...menu.querySelectorAll("[role='menuitem']")];
const menuOf = (button) => document.getElementById(button.getAttribute("aria-controls"));

// The frame grows before a menu that would not fit; where it cannot grow, the menu opens upward.
function makeRoom(button, menu, tallest) {
  menu.classList.remove("menu--up");
  const page = document.querySelector("main");
  const bottom = menu.getBoundingClientRect().bottom + scrollY + 8;
  if (bottom <= page.getBoundingClientRect().bottom + scrollY) return;
  const above = button.getBoundingClientRect().top + scrollY - menu.offsetHeight - 8;
  if (bottom > tallest && above > 0) menu.classList.add("menu--up");
  else page.style.minBlockSize = `${Math.ceil(bottom)}px`;
}

function show(button, first, tallest) {
  hide(false);
  const menu = menuOf(button);
  // Who fills the menu does it now.
  menu.dispatchEvent(new CustomEvent("opening", { bubbles: true }));
  button.setAttribute("aria-expanded", "true");
  makeRoom(button, menu, tallest);
  const all = items(menu);
  (first ? all.at(0) : all.at(-1))?.focus();
}

function hide(back) {
  const button = open();
  if (!button) return;
  button.setAttribute("aria-expanded", "false");
  document.querySelector("main").style.minBlockSize = "";
  if (back) button.focus();
}

function move(menu, key) {
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  if (key === "ArrowDown") return all[(at + 1) % all.length];
  if (key === "ArrowUp") return all[(at - 1 + all.length) % all.length];
  if (key === "Home") return all.at(0);
  if (key === "End") return all.at(-1);
  if (key.length !== 1 || key === " ") return null;
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase())) ?? null;
}

/** `tallest`: how high the frame may grow, in pixels. */
export function menus(tallest = Infinity) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[aria-haspopup='menu']");
    if (button) {
      if (button.getAttribute("aria-expanded") === "true") hide(true);
      else show(button, true, tallest);
      return;
    }
    const item = event.target.closest("[role='menuitem']");
    if (item?.getAttribute("aria-disabled") === "true") event.preventDefault();
    else if (item) hide(true);
    else if (!event.target.closest("[role='menu']")) hide(false);
  });
  document.addEventListener("keydown", (event) => {
    const button = event.target.closest("[aria-haspopup='menu']");
    if (button && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      show(button, event.key === "ArrowDown", tallest);
      return;
    }
    const menu = event.target.closest("[role='menu']");
    if (!menu) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      hide(true);
    } else if (event.key === "Tab") {
      hide(false);
    } else if (event.key === " " && event.target.matches("a")) {
      event.preventDefault();
      event.target.click();
    } else {
      const to = move(menu, event.key);
      if (to) {
        event.preventDefault();
        to.focus();
      }
    }
  });
}
