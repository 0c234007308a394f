// runs once
// A salesperson without a mouse: from the panel through the form to the invoice and its menu, and always a visible focus.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connected, frameOf, rested, start } from "./support.mjs";

// More stops than any screen has.
const MOST_STOPS = 120;

let house;
let page;
before(async () => {
  house = await start();
  page = await house.browser.newPage({ viewport: { width: 1400, height: 900 } });
  await connected(house.urls, page);
});
after(async () => { await house?.stop(); });

const panel = () => page.frameLocator('iframe[title="dealbooks panel"]');
const modal = () => page.frameLocator('iframe[title="dealbooks modal"]');

/** What has the focus in a frame: its name as a person hears it, and whether all of it can be seen. */
const focused = (frame) => frame.evaluate(() => {
  const element = document.activeElement;
  if (!document.hasFocus() || !element || element === document.body) return null;
  const label = element.getAttribute("aria-label") ?? [...element.labels ?? []].map((one) => one.textContent).join(" ");
  const box = element.getBoundingClientRect();
  // The middle of its visible part, which no bar may cover; a tall text field may reach beyond the page.
  const [x, y] = [(box.left + box.right) / 2, Math.min(box.top + Math.min(box.height, 30) / 2, box.bottom)];
  const above = document.elementFromPoint(x, y);
  const ring = getComputedStyle(element.matches("[type='radio']") ? element.closest(".pick, label") ?? element : element);
  return {
    name: (label || element.textContent).trim().replace(/\s+/g, " "),
    id: element.id,
    kind: element.localName,
    seen: Boolean(above) && (element.contains(above) || above.contains(element) || Boolean(above.closest("label")?.contains(element))),
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    box: [Math.round(x), Math.round(y)],
  };
});

/** Presses Tab until something of this name has the focus. */
async function tabTo(frame, name, key = "Tab") {
  const passed = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    const now = await focused(frame);
    if (!now) continue;
    passed.push(now);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return passed;
  }
  throw new Error(`${name} is not reached by ${key}; passed: ${passed.map((one) => one.name).join(", ")}`);
}

const clear = (stops) => stops.filter((stop) => !stop.seen || !stop.ringed);

test("an invoice is made and looked after without a mouse", { timeout: 180_000 }, async () => {
  const { urls } = house;
  await page.goto(`${urls.pipedrive}/deal/481`);
  await panel().getByRole("button", { name: "Invoice", exact: true }).waitFor();
  const side = await frameOf(page, "dealbooks panel");

  // The panel takes no focus by itself; Tab goes through it in reading order.
  assert.equal(await focused(side), null);
  assert.deepEqual(clear(await tabTo(side, "Invoice")), []);
  await page.keyboard.press("Enter");

  // The modal focuses its first open question, or the button that creates.
  const create = modal().getByRole("button", { name: "Create invoice" });
  await create.waitFor();
  const form = await frameOf(page, "dealbooks modal");
  await form.waitForFunction(() => document.hasFocus() && document.activeElement !== document.body);
  assert.match((await focused(form)).name, /^Harbour Lights/, "the customer that is proposed");

  // Once around the whole form, in reading order, always visible, never trapped.
  await form.evaluate(() => document.getElementById("form").querySelector("button, input:not([type='hidden'])").focus());
  const stops = [await focused(form), ...await tabTo(form, "Create invoice")];
  assert.deepEqual(clear(stops.slice(1)), []);
  const names = stops.map((stop) => stop.name);
  for (const name of ["To", "Email", "Invoice date", "Payment due", "Description, line 1", "QuickBooks item, line 1", "Quantity, line 1", "Price, line 1", "Add line", "Cancel", "Create invoice"]) {
    assert.ok(names.includes(name), `${name} is not among ${names.join(", ")}`);
  }
  const order = ["To", "Invoice date", "Description, line 1", "Add line", "Cancel", "Create invoice"].map((name) => names.indexOf(name));
  assert.deepEqual(order, [...order].sort((a, b) => a - b), names.join(", "));
  const reached = new Set(stops.map((stop) => stop.id));
  const missed = await form.evaluate(() => [...document.querySelectorAll("#form :is(button, input, select, textarea, summary, a[href])")]
    .filter((one) => one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && one.id && !(one.type === "radio" && !one.checked)).map((one) => one.id));
  assert.deepEqual(missed.filter((id) => !reached.has(id)), []);

  // A line of one's own, taken away again and brought back: focus goes where the work is.
  await tabTo(form, "Add line", "Shift+Tab");
  await page.keyboard.press("Enter");
  const line = (await focused(form)).name;
  assert.match(line, /^(Description|QuickBooks item), line \d+$/);
  await tabTo(form, /^Line \d+:/);
  await page.keyboard.press("ArrowUp");
  await form.waitForFunction(() => document.activeElement.getAttribute("role") === "menuitem");
  assert.equal((await focused(form)).name, "Remove");
  await page.keyboard.press("Enter");
  await form.waitForFunction(() => document.activeElement.textContent.trim() === "Undo");
  await page.keyboard.press("Enter");
  await form.waitForFunction(() => document.activeElement.getAttribute("aria-haspopup") === "menu");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await form.waitForFunction(() => document.activeElement.textContent.trim() === "Undo");

  // The list of items: arrows open and move, Esc closes the list and nothing else.
  const item = modal().getByRole("combobox", { name: "QuickBooks item, line 1" });
  await item.focus();
  await page.keyboard.press("ArrowDown");
  await form.waitForFunction(() => document.activeElement.getAttribute("aria-expanded") === "true");
  await page.keyboard.press("ArrowDown");
  assert.ok(await item.getAttribute("aria-activedescendant"));
  await page.keyboard.press("Escape");
  assert.equal(await item.getAttribute("aria-expanded"), "false");
  await create.waitFor();

  // Ctrl and Enter anywhere in the form; the heading has the focus then.
  await page.keyboard.press("Control+Enter");
  const heading = modal().getByRole("heading", { name: /Invoice .* is in QuickBooks/ });
  await heading.waitFor();
  await form.waitForFunction(() => document.activeElement.localName === "h1");
  const number = (await heading.textContent()).match(/Invoice (\S+) is/)[1].replace(/[\u2066-\u2069]/g, "");
  assert.deepEqual(clear(await tabTo(form, "Close")), []);
  // The browser owes an answer to a key that took its frame away; what counts is that the frame goes.
  page.keyboard.press("Enter").catch(() => {});
  await page.locator('iframe[title="dealbooks modal"]').waitFor({ state: "detached" });

  // Back where it began; the new row is there and its menu works by keys alone.
  await side.waitForFunction(() => document.hasFocus() && document.activeElement.id === "new");
  const row = panel().getByRole("listitem").filter({ hasText: number });
  await row.getByText("Open", { exact: true }).waitFor();
  await rested(urls);
  const way = await tabTo(side, `More actions, invoice ${number}`);
  assert.deepEqual(clear(way), []);
  assert.ok(way.some((stop) => stop.name === "Refresh") && way.some((stop) => stop.name === "More actions"), way.map((stop) => stop.name).join(", "));
  await page.keyboard.press("ArrowDown");
  await side.waitForFunction(() => document.activeElement.getAttribute("role") === "menuitem");
  const first = (await focused(side)).name;
  const count = await row.getByRole("menuitem").count();
  await page.keyboard.press("End");
  const last = (await focused(side)).name;
  assert.equal(first === last, count === 1);
  await page.keyboard.press("ArrowDown");
  assert.equal((await focused(side)).name, first, "around the end");
  await page.keyboard.press("o");
  assert.match((await focused(side)).name, /^Open in QuickBooks/);
  await page.keyboard.press("Escape");
  assert.match((await focused(side)).name, /^More actions, invoice/);
  assert.equal(await row.getByRole("menu").isVisible(), false);

  // A payment in QuickBooks is said, without taking the focus.
  const made = (await (await fetch(`${urls.quickbooks}/_sim/ledger`)).json()).invoices.find((one) => one.DocNumber === number);
  await fetch(`${urls.quickbooks}/_sim/invoices/${made.Id}/pay`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ realm: made.realm }) });
  const live = panel().locator("#live");
  await side.waitForFunction(() => document.getElementById("live").textContent.includes("Paid"));
  assert.match((await live.textContent()).replace(/[\u2066-\u2069]/g, ""), new RegExp(`Invoice ${number} is now Paid`));
  assert.equal(await live.getAttribute("aria-live"), "polite");
  assert.match((await focused(side)).name, /^More actions, invoice/);
});
