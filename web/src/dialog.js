// A dialog that the server drew, over the page.

/** Open, in the place of an earlier one; closed it is gone, and focus is back where it was unless the page moved it. */
export function show(html, back) {
  const dialog = new DOMParser().parseFromString(html, "text/html").querySelector("dialog");
  const main = document.querySelector("main");
  document.getElementById(dialog.id)?.remove();
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!main.contains(document.activeElement)) back.focus();
  });
  dialog.querySelector("[value='cancel']").addEventListener("click", () => dialog.close());
  dialog.showModal();
  return dialog;
}
