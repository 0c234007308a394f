// All invoices of a customer: filters, order, link, unlink, the file; by mouse and keyboard, in both themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axe, complaintsOf, connected, frameOf, get, invoiced, leave, picture, press, rested, start, until } from "./support.mjs";

const MODAL = "dealbooks modal";
let house;
let page;
let modal;
let number;
let complaints;

const rows = () => modal.locator("#rows > tr");
const rowOf = (text) => rows().filter({ hasText: text });
const theirs = async () => {
  const { invoices } = await get(`${house.urls.quickbooks}/_sim/ledger`);
  return invoices.filter((one) => one.CustomerRef.value === "58" && one.realm === "9341450000000001" && !one.requestid);
};

before(async () => {
  house = await start();
  const context = await house.browser.newContext({ viewport: { width: 1400, height: 1000 }, bypassCSP: true, acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  complaints = complaintsOf(page);
  await connected(house.urls, page);
  number = await invoiced(house.urls, page, 481);
  modal = page.frameLocator(`iframe[title="${MODAL}"]`);
});
after(async () => { await house?.stop(); });

test("the list opens from the panel with everything QuickBooks has of the customer", { timeout: 60_000 }, async () => {
  await page.frameLocator('iframe[title="dealbooks panel"]').getByRole("button", { name: "View all invoices" }).click();
  await modal.getByRole("heading", { name: "All invoices" }).waitFor();
  for (const one of await theirs()) await rowOf(one.DocNumber).waitFor();
  assert.equal(await rows().count(), 3);
  await rowOf(number).getByText("This deal").waitFor();
  await modal.getByText(/^Updated just now/).waitFor();
  await picture(page, "all-light");
  assert.deepEqual(await axe(await frameOf(page, MODAL)), []);
  const theme = async (to) => (await frameOf(page, MODAL)).evaluate((name) => { document.documentElement.dataset.theme = name; }, to);
  await theme("dark");
  await picture(page, "all-dark");
  assert.deepEqual(await axe(await frameOf(page, MODAL)), []);
  await theme("light");
});

test("filters, search and order show what is asked for and keep what is typed", { timeout: 60_000 }, async () => {
  await modal.getByLabel("Status").selectOption({ label: "Paid" });
  await until("one row", async () => (await rows().count()) === 1);
  await modal.getByRole("button", { name: "Clear filters" }).click();
  await until("three rows", async () => (await rows().count()) === 3);
  await modal.getByLabel("Issued").selectOption({ label: "Custom dates" });
  await modal.getByLabel("To", { exact: true }).fill("2001-01-01");
  await modal.getByRole("heading", { name: "No invoice matches" }).waitFor();
  await modal.getByRole("button", { name: "Search in all years" }).click();
  await until("three rows", async () => (await rows().count()) === 3);
  await (await frameOf(page, MODAL)).locator("h1").click();
  await page.keyboard.press("/");
  await page.keyboard.type(number);
  await until("one row", async () => (await rows().count()) === 1);
  assert.equal(await modal.getByLabel("Search").inputValue(), number);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await until("three rows", async () => (await rows().count()) === 3);
  const amounts = async () => (await rows().locator(".g-sum .money").allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, "")));
  await modal.getByRole("button", { name: "Amount", exact: true }).click();
  await until("largest first", async () => {
    const all = await amounts();
    return all.every((amount, at) => at === 0 || all[at - 1] >= amount);
  });
  await modal.getByRole("columnheader", { name: "Amount" }).and(modal.locator("[aria-sort='descending']")).waitFor();
  await modal.getByRole("button", { name: "Amount", exact: true }).click();
  await modal.getByRole("columnheader", { name: "Amount" }).and(modal.locator("[aria-sort='ascending']")).waitFor();
});

test("link and unlink: the deal's panel follows, unlinking asks", { timeout: 60_000 }, async () => {
  const panel = page.frameLocator('iframe[title="dealbooks panel"]');
  const [{ DocNumber: other }] = await theirs();
  await rowOf(other).getByRole("button", { name: "Link", exact: true }).click();
  await rowOf(other).getByText("This deal").waitFor();
  await page.getByText(`Invoice ${other} linked`).waitFor();
  await panel.locator("#rows > li").filter({ hasText: other }).waitFor();
  await rowOf(other).getByRole("button", { name: "Unlink", exact: true }).click();
  const question = page.getByRole("dialog").filter({ hasText: `Unlink invoice ${other} from this deal?` });
  await question.getByRole("button", { name: "Unlink", exact: true }).click();
  await rowOf(other).getByText("No deal").waitFor();
  await until("gone from the panel", async () => (await panel.locator("#rows > li").filter({ hasText: other }).count()) === 0);
  assert.equal((await theirs()).length, 2, "QuickBooks keeps it");
});

test("several are ticked by keyboard, linked, exported and unlinked; what cannot be stays ticked", { timeout: 90_000 }, async () => {
  const frame = await frameOf(page, MODAL);
  const box = (text) => modal.getByRole("checkbox", { name: `Select invoice ${text}` });
  const heard = () => frame.evaluate(() => document.getElementById("live").textContent.replace(/[\u2066-\u2069]/g, ""));
  const place = () => frame.evaluate(() => document.querySelector(".grid").getBoundingClientRect().top + scrollY);
  const [first, second] = (await theirs()).map((one) => one.DocNumber);
  const before = await place();
  await box(first).focus();
  await page.keyboard.press("Space");
  await modal.locator("#bulk-count").getByText("1 selected").waitFor();
  assert.equal(await heard(), "1 selected");
  assert.equal(await place(), before, "ticking moves nothing");
  await modal.getByLabel("Status").selectOption({ label: "Paid" });
  await until("one row", async () => (await rows().count()) === 1);
  await modal.getByRole("button", { name: "Clear filters" }).click();
  await until("three rows", async () => (await rows().count()) === 3);
  assert.ok(await box(first).isChecked(), "a filter takes nothing away");
  await modal.getByRole("checkbox", { name: /^Select all on this page/ }).check();
  await modal.locator("#bulk-count").getByText("3 selected").waitFor();
  await box(number).uncheck();
  await picture(page, "all-picked");
  assert.deepEqual(await axe(frame), [], "ticked");
  const [file] = await Promise.all([page.waitForEvent("download"), modal.getByRole("button", { name: "Export selected as CSV" }).click()]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n").slice(1);
  assert.deepEqual(lines.map((line) => line.split(",")[0]).sort(), [first, second].sort());
  await modal.getByRole("button", { name: "Link to this deal" }).click();
  for (const one of [first, second]) await rowOf(one).getByText("This deal").waitFor();
  await page.getByText("2 invoices linked").waitFor();
  assert.equal(await heard(), "2 invoices linked");
  assert.equal(await modal.locator(".g-pick :checked").count(), 0);
  // A second thought: the question is answered with no, and nothing is lost.
  for (const one of [first, second]) await box(one).check();
  const question = page.getByRole("dialog").filter({ hasText: "Unlink 2 invoices from this deal?" });
  await modal.getByRole("button", { name: "Unlink", exact: true }).first().click();
  await question.getByRole("button", { name: "Cancel" }).click();
  await modal.locator("#bulk-count").getByText("2 selected").waitFor();
  await modal.getByRole("button", { name: "Unlink", exact: true }).first().click();
  await question.getByRole("button", { name: "Unlink", exact: true }).click();
  for (const one of [first, second]) await rowOf(one).getByText("No deal").waitFor();
  await page.getByText("2 invoices unlinked").waitFor();
  await box(first).check();
  await modal.locator("#unlink-many").click();
  await modal.getByRole("alert").filter({ hasText: "None of the selected invoices is linked to this deal." }).waitFor();
  assert.ok(await box(first).isChecked(), "refused and still ticked");
  assert.deepEqual(await axe(frame), [], "refused");
  await modal.getByRole("button", { name: "Clear selection" }).click();
  assert.equal(await frame.evaluate(() => document.activeElement.id), "pick-all");
});

test("where the columns have no heads, a list gives the order", { timeout: 60_000 }, async () => {
  const order = modal.getByLabel("Sort by");
  assert.equal(await order.isVisible(), false);
  const amounts = async () => (await rows().locator(".g-sum .money").allTextContents()).map((text) => Number(text.replace(/[^\d.]/g, "")));
  await page.setViewportSize({ width: 400, height: 1000 });
  for (const [label, up] of [["Amount, smallest first", 1], ["Amount, largest first", -1]]) {
    await order.focus();
    await order.selectOption({ label });
    await until(label, async () => {
      const all = await amounts();
      return all.every((amount, at) => at === 0 || (amount - all[at - 1]) * up >= 0);
    });
    assert.equal(await order.evaluate((one) => one.selectedOptions[0].textContent), label);
  }
  assert.equal(await (await frameOf(page, MODAL)).evaluate(() => document.activeElement.id), "order", "focus stays");
  const top = () => rows().first().evaluate((row) => row.getBoundingClientRect().top + scrollY);
  const before = await top();
  await modal.getByRole("checkbox", { name: /^Select all on this page/ }).check();
  assert.equal(await top(), before, "ticking moves nothing here either");
  await picture(page, "all-narrow");
  await modal.getByRole("button", { name: "Clear selection" }).click();
  await page.setViewportSize({ width: 1400, height: 1000 });
  await modal.getByRole("columnheader", { name: "Amount" }).and(modal.locator("[aria-sort='descending']")).waitFor();
});

test("the menu of a row, the file, and Close", { timeout: 60_000 }, async () => {
  await rowOf(number).getByRole("button", { name: /^More actions/ }).click();
  await modal.getByRole("menuitem", { name: "Open in QuickBooks" }).waitFor();
  assert.deepEqual(await axe(await frameOf(page, MODAL)), [], "menu open");
  await page.keyboard.press("Escape");
  const [file] = await Promise.all([page.waitForEvent("download"), modal.getByRole("button", { name: "Export as CSV" }).click()]);
  assert.match(file.suggestedFilename(), /^invoices-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  assert.equal(lines.length, 4);
  assert.ok(lines.some((line) => line.startsWith(`${number},`)));
  await leave(page, modal.getByRole("button", { name: "Close" }));
  await rested(house.urls);
});

test("an organization shows its invoices, each with its deal; its contact can be unlinked", { timeout: 60_000 }, async () => {
  await page.goto(`${house.urls.pipedrive}/organization/310`);
  const panel = page.frameLocator('iframe[title="dealbooks panel"]');
  await panel.getByText("All deals of this contact").waitFor();
  await panel.getByText(/Deal: .?Harbour lights, phase 2/).waitFor();
  for (const one of await theirs()) await panel.locator("#rows > li").filter({ hasText: one.DocNumber }).waitFor();
  assert.equal(await panel.getByRole("button", { name: "Invoice", exact: true }).count(), 0);
  assert.deepEqual(await axe(await frameOf(page, "dealbooks panel")), []);
  await picture(page, "panel-contact");
  await panel.getByRole("button", { name: "View all invoices" }).click();
  await until("the same in the list", async () => (await rows().count()) === 3);
  assert.equal(await modal.getByRole("button", { name: "Link", exact: true }).count(), 0);
  await leave(page, modal.getByRole("button", { name: "Close" }));
  await press(page, panel.getByRole("button", { name: "More actions", exact: true }));
  await press(page, panel.getByRole("menuitem", { name: "Unlink contact" }));
  const question = page.getByRole("dialog").filter({ hasText: "Unlink contact?" });
  await question.getByText(/forgets the QuickBooks customer Harbour Lights Ltd/).waitFor();
  await question.getByRole("button", { name: "Unlink contact" }).click();
  await page.getByText("Contact unlinked").waitFor();
  await until("its deal's invoice only", async () => (await panel.locator("#rows > li").count()) === 1);
  await rested(house.urls);
});

test("nothing was complained about", () => {
  assert.deepEqual(complaints, []);
});
