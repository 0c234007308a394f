// Lines of the create form: added, moved, duplicated, removed and brought back, filled in one go; as the books have them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, choose, connected, frameOf, get, picture, rested, start } from "./support.mjs";

let house;
let page;
before(async () => {
  house = await start();
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  await connected(house.urls, page);
});
after(() => house?.stop());

const modal = () => page.frameLocator('iframe[title="dealbooks modal"]');
const field = (name) => modal().getByRole("textbox", { name, exact: true });
const item = (line) => modal().getByRole("combobox", { name: `QuickBooks item, line ${line}` });
const press = (name) => modal().getByRole("button", { name, exact: true }).click();
const menu = async (line, name) => {
  await press(`Line ${line}: move, duplicate, remove`);
  await modal().getByRole("menuitem", { name, exact: true }).click();
};

/** The form of a deal. */
async function opened(deal) {
  await page.goto(`${house.urls.pipedrive}/deal/${deal}`);
  await page.frameLocator('iframe[title="dealbooks panel"]').getByRole("button", { name: "Invoice", exact: true }).click();
  await modal().getByRole("button", { name: "Create invoice" }).waitFor();
  return frameOf(page, "dealbooks modal");
}

const descriptions = (form) => form.evaluate(() => [...document.querySelectorAll("#rows > tr:not(.gone)")]
  .map((row) => row.dataset.kind === "subtotal" ? "—" : row.querySelector("textarea").value.split("\n")[0]));

/** What a search in a line offers; the one of this name is taken. */
async function take(box, text, name) {
  await box.click();
  await choose(modal(), box, text, name);
}

test("lines are arranged, filled and sent as they stand", { timeout: 120_000 }, async () => {
  const form = await opened(481);
  const before = await descriptions(form);
  assert.ok(before.length >= 2, before.join());

  // A text and a subtotal, moved by the menu and by keys; focus stays with the line.
  await press("Add text line");
  await form.evaluate(() => { document.activeElement.value = ""; });
  await page.keyboard.type("Phase one");
  const last = before.length + 1;
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal((await descriptions(form)).at(-2), "Phase one");
  assert.equal(await form.evaluate(() => document.activeElement.getAttribute("aria-label")), `Description, line ${last - 1}`);
  assert.match(await modal().locator("#live").textContent(), new RegExp(`place .?${last - 1}`));
  for (let at = last - 1; at > 1; at -= 1) await menu(at, "Move up");
  assert.equal((await descriptions(form))[0], "Phase one");
  await press("Add subtotal");
  assert.equal((await descriptions(form)).at(-1), "—");

  // The same line once more, then away and back again.
  await menu(2, "Duplicate");
  const twice = await descriptions(form);
  assert.equal(twice[1], twice[2]);
  await menu(3, "Remove");
  assert.deepEqual(await descriptions(form), ["Phase one", ...before, "—"]);
  await press("Undo");
  assert.deepEqual(await descriptions(form), twice);
  await menu(3, "Remove");

  // A bundle is one line here, and its items in the books.
  await press("Add line");
  const at = before.length + 3;
  await take(item(at), "starter", /Starter kit/);
  assert.equal(await field(`Description, line ${at}`).inputValue(), "Two bollards and their installation");
  await modal().getByText(/Bundle of .?2.? items/).waitFor();
  assert.equal(await modal().locator(`#price-${at}`).count(), 0);
  await modal().locator(`#amount-${at}`).getByText("829,80").waitFor();
  assert.deepEqual(await axe(form), []);
  await picture(page, "lines");

  await press("Create invoice");
  await modal().getByRole("heading", { name: /Invoice .* is in QuickBooks/ }).waitFor();
  const { invoices } = await get(`${house.urls.quickbooks}/_sim/ledger`);
  const made = invoices.filter((one) => one.requestid);
  assert.equal(made.length, 1);
  const kinds = made[0].Line.map((one) => one.DetailType.replace("LineDetail", ""));
  assert.deepEqual(kinds.slice(0, before.length + 3), ["DescriptionOnly", ...before.map(() => "SalesItem"), "DescriptionOnly", "Group"]);
  assert.match(made[0].Line[before.length + 1].Description, /^Subtotal: \d+\.\d\d$/);
  await rested(house.urls);
});

test("items that are not offered are not found; one item fills all lines without one, and that can be undone", { timeout: 120_000 }, async () => {
  const form = await opened(495);
  const open = () => form.evaluate(() => document.querySelectorAll("#rows .combo--none").length);
  // Every link is taken away, as on a deal whose products nobody has seen yet.
  await form.evaluate(() => {
    for (const row of document.querySelectorAll("#rows > tr")) row.querySelector("[data-k='id']").value = "";
  });
  await press("Add line");
  const all = await form.evaluate(() => document.querySelectorAll("#rows > tr").length);
  const box = modal().getByRole("combobox", { name: new RegExp(`Use one item for all .?${all}.? lines`) });
  await box.waitFor();
  await box.fill("cable");
  await modal().getByText(/No item matches “.?cable.?”/).waitFor();
  await take(box, "consult", /Consulting hour/);
  assert.equal(await open(), 0);
  assert.equal(await box.isVisible(), false);
  await picture(page, "lines-filled");
  await modal().locator("#filled").getByRole("button", { name: "Undo" }).click();
  assert.equal(await open(), all);
  await box.waitFor();
  await take(box, "consult", /Consulting hour/);
  // What the line had stays; what it had not comes from the item.
  assert.equal(await field(`Description, line ${all}`).inputValue(), "Consulting, per hour");
  assert.equal(await field(`Price, line ${all}`).inputValue(), "150");
  assert.notEqual(await field("Price, line 1").inputValue(), "150");
  assert.deepEqual(await axe(form), []);
});

test("what is open is listed while the form is filled in, and one press mends it", { timeout: 120_000 }, async () => {
  await opened(481);
  const checks = modal().locator("#checks");
  const fix = (name) => checks.getByRole("button", { name }).click();
  await field("Quantity, line 1").fill("");
  await modal().getByLabel("Invoice date").fill("2025-12-31");
  await modal().getByLabel("Payment due").fill("2025-12-30");
  await checks.getByText(/3.? things to look at before QuickBooks takes this/).waitFor();
  await modal().getByRole("link", { name: /3.? things to look at/ }).waitFor();
  await picture(page, "lines-checks");
  await fix(/^Use .?1.?$/);
  assert.equal(await field("Quantity, line 1").inputValue(), "1");
  await checks.getByText(/2.? things/).waitFor();
  await fix(/^Use .*2026/);
  assert.equal(await modal().getByLabel("Invoice date").inputValue(), "2026-01-01");
  await checks.getByRole("button", { name: "Use the invoice date" }).click();
  assert.equal(await modal().getByLabel("Payment due").inputValue(), "2026-01-01");
  await checks.getByText(/things? to look at/).waitFor({ state: "detached" });
  await press("Create invoice");
  await modal().getByRole("heading", { name: /Invoice .* is in QuickBooks|has an invoice already/ }).waitFor();
});

test("an item that QuickBooks does not have is made without leaving the form", { timeout: 120_000 }, async () => {
  const form = await opened(481);
  const box = item(1);
  await take(box, "Anfahrt Süd", /Create “.?Anfahrt Süd.?” in QuickBooks/);
  const dialog = modal().getByRole("dialog", { name: "New item in QuickBooks" });
  await dialog.getByRole("button", { name: "Create item" }).click();
  await dialog.getByText("Please fill this in.").waitFor();
  assert.deepEqual(await axe(form), []);
  await dialog.getByLabel("Income account").selectOption({ label: "Services" });
  await picture(page, "lines-new-item");
  await dialog.getByRole("button", { name: "Create item" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await item(1).inputValue(), "Anfahrt Süd");
  const { items } = await get(`${house.urls.quickbooks}/_sim/ledger`);
  assert.equal(items.filter((one) => one.Name === "Anfahrt Süd").length, 1);
  // Esc closes the dialog and nothing else; focus is back where it was.
  await take(item(2), "Noch etwas", /Create “.?Noch etwas/);
  assert.equal(await dialog.getByLabel("Income account").evaluate((one) => one.selectedOptions[0].textContent), "Services");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await press("Create invoice");
  await modal().getByRole("heading", { name: /Invoice .* is in QuickBooks|has an invoice already/ }).waitFor();
});

test("instalments are read on a press, take the place of the lines, and that can be undone", { timeout: 120_000 }, async () => {
  const form = await opened(496);
  const asked = async () => (await get(`${house.urls.pipedrive}/_sim/requests`)).filter((one) => one.path.endsWith("/deals/installments")).length;
  assert.equal(await asked(), 0);
  const before = await descriptions(form);
  const dialog = modal().getByRole("dialog", { name: "Instalments of the deal" });
  await press("Instalments…");
  await dialog.waitFor();
  assert.equal(await asked(), 1);
  await dialog.getByRole("button", { name: "Use as lines" }).click();
  await dialog.getByText("Choose at least one.").waitFor();
  assert.deepEqual(await axe(form), []);
  await picture(page, "lines-instalments");
  // Esc closes the dialog and nothing else; focus is back where it was.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await form.evaluate(() => document.activeElement.id), "instalments-open");

  // By keyboard: the first one, with its day, in the place of the lines; back; both below them; back.
  await modal().locator("#discount").fill("10");
  await modal().locator("#instalments-open").focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await page.keyboard.press("Space");
  await dialog.getByLabel("Add the billing date to the description").check();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(await descriptions(form), ["Deposit, 1 Dec 2026"]);
  assert.equal(await field("Price, line 1").inputValue(), "1000");
  assert.equal(await modal().locator("#discount").inputValue(), "");
  assert.equal(await form.evaluate(() => document.activeElement.textContent), "Undo");
  await page.keyboard.press("Enter");
  assert.deepEqual(await descriptions(form), before);
  assert.equal(await modal().locator("#discount").inputValue(), "10");
  await press("Instalments…");
  for (const name of [/^Deposit/, /^On delivery/]) await dialog.getByRole("checkbox", { name }).check();
  await dialog.getByRole("radio", { name: "Add below them" }).check();
  await dialog.getByRole("button", { name: "Use as lines" }).click();
  assert.deepEqual(await descriptions(form), [...before, "Deposit", "On delivery"]);
  await modal().locator("#taken").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await descriptions(form), before);

  await press("Instalments…");
  await dialog.getByRole("checkbox", { name: /^Deposit/ }).check();
  await dialog.getByRole("button", { name: "Use as lines" }).click();
  await take(item(1), "consult", /Consulting hour/);
  await press("Create invoice");
  await modal().getByRole("heading", { name: /Invoice .* is in QuickBooks/ }).waitFor();
  const { invoices } = await get(`${house.urls.quickbooks}/_sim/ledger`);
  const made = invoices.find((one) => one.Line.some((line) => line.Description === "Deposit"));
  assert.deepEqual(made.Line.filter((line) => line.DetailType === "SalesItemLineDetail").map((line) => Number(line.Amount)), [1000]);
});

test("a deal without instalments is said to have none", { timeout: 60_000 }, async () => {
  const form = await opened(481);
  await press("Instalments…");
  const dialog = modal().getByRole("dialog", { name: "Instalments of the deal" });
  await dialog.getByText("Pipedrive has no instalments for this deal.").waitFor();
  assert.deepEqual(await axe(form), []);
  await dialog.getByRole("button", { name: "Close" }).click();
  assert.equal(await form.evaluate(() => document.activeElement.id), "instalments-open");
});
