// Opens Intuit in a window of its own, which only a click may do; the page then notices the connection by itself.
import { trouble } from "./draw.js";
import { call } from "./session.js";

export async function connect() {
  trouble(null);
  // At once, within the click; the address follows.
  const tab = window.open("", "_blank");
  const answer = await call("POST", "/quickbooks/ticket").catch(() => ({ status: 0, text: "" }));
  if (answer.status !== 200) {
    tab?.close();
    trouble(answer);
    return false;
  }
  const { path } = JSON.parse(answer.text);
  if (tab) {
    tab.opener = null;
    tab.location = new URL(path, location.href).href;
  } else {
    // A frame that may not open windows: the person presses a link.
    showLink(path);
  }
  return true;
}

function showLink(path) {
  const place = document.getElementById("trouble");
  const link = document.createElement("a");
  link.href = path;
  link.target = "_blank";
  link.textContent = document.querySelector("[data-do='connect']")?.textContent ?? path;
  place?.replaceChildren(link);
  if (place) place.hidden = false;
}
