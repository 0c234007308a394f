// The menu of an invoice: void, delete, send, PDF, payment link, by mouse and keyboard, at every width and in both themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axe, complaintsOf, get, leave, picture, press, pull, start, until } from "./support.mjs";

let house;
let page;
let panel;
let complaints;

const frameOf = async (title) => (await page.locator(`iframe[title="${title}"]`).last().elementHandle()).contentFrame();
const idle = () => until("everything to be quiet", async () => {
  const text = await (await fetch(`${house.urls.admin}/metrics`)).text();
  return /^dealbooks_jobs_due 0$/m.test(text) && /^dealbooks_jobs_running 0$/m.test(text);
});
const ledger = () => get(`${house.urls.quickbooks}/_sim/ledger`);
const ours = async () => (await ledger()).invoices.filter((invoice) => invoice.requestid);
const rowOf = (number) => panel.locator("#rows > li").filter({ hasText: number });
const menuOf = (number) => rowOf(number).getByRole("button", { name: /^More actions/ });
const item = (name) => panel.getByRole("menuitem", { name, exact: true });
const question = () => page.getByRole("dialog");

/** One more invoice of the deal on the page; its number. */
async function invoice() {
  const before = new Set((await ours()).map((one) => one.DocNumber));
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  const modal = page.frameLocator('iframe[title="dealbooks modal"]');
  await modal.getByRole("button", { name: "Create invoice" }).click();
  await modal.getByRole("heading", { name: /is in QuickBooks/ }).waitFor();
  await leave(page, modal.getByRole("button", { name: "Close" }));
  const { DocNumber: number } = (await ours()).find((one) => !before.has(one.DocNumber));
  await rowOf(number).waitFor();
  return number;
}

before(async () => {
  house = await start();
  const { urls, browser } = house;
  // A company that takes payments online.
  await pull(urls.quickbooks, "/_sim/preferences", { set: { SalesFormsPrefs: { ETransactionPaymentEnabled: true } } });
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, bypassCSP: true, acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  complaints = complaintsOf(page);
  await page.goto(`${urls.app}/install`);
  await page.getByRole("button", { name: "Allow and install" }).click();
  await page.waitForURL(/app-settings/);
  const settings = page.frameLocator('iframe[title="dealbooks settings"]');
  const [consent] = await Promise.all([context.waitForEvent("page"), settings.getByRole("button", { name: "Connect to QuickBooks" }).click()]);
  await consent.getByRole("button", { name: "Connect" }).click();
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await consent.close();
  await idle();
  await page.goto(`${urls.pipedrive}/deal/481`);
  panel = page.frameLocator('iframe[title="dealbooks panel"]');
});
after(async () => { await house?.stop(); });

test("an invoice is sent by email from a dialog that tells what is wrong, once", { timeout: 120_000 }, async () => {
  const number = await invoice();
  await press(page, menuOf(number));
  await item("Send by email").waitFor();
  await picture(page, "menu-light");
  assert.deepEqual(await axe(await frameOf("dealbooks panel")), [], "menu open");
  assert.match(await panel.locator(".menu__seen").last().textContent(), /^Confirmed /);
  await press(page, item("Send by email"));
  const dialog = panel.getByRole("dialog", { name: `Send invoice ${number} by email` });
  const to = dialog.getByLabel("To");
  await to.waitFor();
  await to.fill("nobody");
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.getByRole("alert").filter({ hasText: "@" }).waitFor();
  assert.deepEqual(await axe(await frameOf("dealbooks panel")), [], "dialog");
  await picture(page, "send-light");
  await to.fill("a@kunde.example, b@kunde.example");
  await dialog.getByRole("button", { name: "Send" }).dblclick();
  await dialog.waitFor({ state: "detached" });
  await rowOf(number).getByText(/^Sent/).waitFor();
  await page.getByText(`Invoice ${number} sent to 2 addresses`).waitFor();
  const { emails } = await ledger();
  assert.deepEqual(emails.map((one) => one.to), ["a@kunde.example,b@kunde.example"]);
  assert.equal(await (await frameOf("dealbooks panel")).evaluate(() => document.activeElement.id.startsWith("more-")), true, "focus is back");
});

test("the PDF is downloaded under the number of the invoice", { timeout: 60_000 }, async () => {
  const { DocNumber: number } = (await ours())[0];
  await press(page, menuOf(number));
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, item("Download PDF"))]);
  assert.equal(download.suggestedFilename(), `invoice-${number}.pdf`);
  assert.equal((await readFile(await download.path())).subarray(0, 5).toString(), "%PDF-");
});

test("the payment link in the clipboard is the one that QuickBooks gives", { timeout: 60_000 }, async () => {
  const { DocNumber: number, Id: id, realm } = (await ours())[0];
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await press(page, menuOf(number));
  await press(page, item("Copy payment link"));
  await page.getByText("Payment link copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `https://connect.intuit.com/t/scs-v1-simulated-${realm}-${id}`);
  assert.match(await (await frameOf("dealbooks panel")).evaluate(() => document.activeElement.id), /^more-/, "focus is back");
});

test("Open in QuickBooks leads to this invoice in its own company, whichever was open there", { timeout: 60_000 }, async () => {
  const { quickbooks } = house.urls;
  const { DocNumber: number, Id: id, realm } = (await ours())[0];
  const other = (await ledger()).invoices.find((one) => one.realm !== realm).realm;
  await pull(quickbooks, "/_sim/session", { realm_id: other });
  await press(page, menuOf(number));
  assert.equal(await item("Open in QuickBooks").getAttribute("href"), `${quickbooks}/login?deeplinkcompanyid=${realm}&pagereq=invoice%3FtxnId%3D${id}`);
  const [tab] = await Promise.all([page.context().waitForEvent("page"), press(page, item("Open in QuickBooks"))]);
  await tab.waitForURL(`${quickbooks}/app/invoice?txnId=${id}`);
  await tab.getByRole("heading", { name: number }).waitFor();
  assert.equal(await tab.evaluate(() => globalThis.opener), null);
  await tab.close();
});

test("the PDF goes into the files of the deal, and the page says so", { timeout: 60_000 }, async () => {
  const { DocNumber: number } = (await ours())[0];
  await press(page, menuOf(number));
  await press(page, item("Attach PDF to the deal"));
  await page.getByText("PDF attached to the deal").waitFor();
  const { deals } = await get(`${house.urls.pipedrive}/_sim/ledger`);
  assert.deepEqual(deals.find((deal) => deal.id === 481).files, [`invoice-${number}.pdf`]);
});

test("voiding asks, says what happens to the payment, and everything is right at once", { timeout: 120_000 }, async () => {
  const { DocNumber: number, Id: id } = (await ours())[0];
  await pull(house.urls.quickbooks, `/_sim/invoices/${id}/pay`, {});
  await rowOf(number).getByText("Paid", { exact: true }).waitFor({ timeout: 15_000 });
  // By keyboard alone.
  await menuOf(number).focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await item("Delete").getAttribute("aria-disabled"), "true");
  await panel.getByText("It is paid. Void it, or remove the payment in QuickBooks first.").waitFor();
  await picture(page, "menu-paid-light");
  await page.keyboard.press("v");
  await page.keyboard.press("Enter");
  await question().getByText(/becomes unapplied/).waitFor();
  await picture(page, "void-question");
  await question().getByRole("button", { name: "Cancel" }).click();
  await until("nothing happened", async () => (await ours())[0].voided === false);
  await press(page, menuOf(number));
  await press(page, item("Void"));
  await question().getByRole("button", { name: "Void invoice" }).click();
  await rowOf(number).getByText("Voided", { exact: true }).waitFor();
  await panel.locator("#live").filter({ hasText: number }).waitFor({ state: "attached" });
  assert.equal((await ours())[0].voided, true);
  await page.getByText(new RegExp(`${number} Voided`)).first().waitFor();
  await press(page, menuOf(number));
  assert.equal(await item("Void").getAttribute("aria-disabled"), "true");
  await page.keyboard.press("Escape");
});

test("a deleted invoice stays as a row with nothing left to do", { timeout: 120_000 }, async () => {
  const { DocNumber: number } = (await ours())[0];
  await press(page, menuOf(number));
  await press(page, item("Delete"));
  await question().getByRole("button", { name: "Delete invoice" }).click();
  await rowOf(number).getByText("Deleted", { exact: true }).waitFor();
  await press(page, menuOf(number));
  for (const name of ["Send by email", "Download PDF", "Open in QuickBooks", "Void", "Delete"]) {
    assert.equal(await item(name).getAttribute("aria-disabled"), "true", name);
  }
  await picture(page, "menu-deleted-light");
  await page.keyboard.press("Escape");
});

test("the history of an invoice tells what was done, by keyboard, and gives focus back", { timeout: 60_000 }, async () => {
  const { DocNumber: number } = (await ours())[0];
  const inside = await frameOf("dealbooks panel");
  const focused = () => inside.evaluate(() => document.activeElement.id);
  const dialog = panel.getByRole("dialog", { name: `History of invoice ${number}` });
  const open = async () => {
    await menuOf(number).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("h");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
  };
  await open();
  for (const what of ["Created", "Sent by email", "Voided", "Deleted"]) await dialog.getByText(what, { exact: true }).first().waitFor();
  await dialog.getByText("Mara Lind").first().waitFor();
  assert.equal(await focused(), "history-t");
  for (const time of await dialog.locator("time").allTextContents()) assert.ok(!time.includes("UTC"), `${time}: in the reader's zone`);
  await picture(page, "history-light");
  assert.deepEqual(await axe(inside), [], "history");
  const wide = await inside.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide[0] <= wide[1], `scrolls sideways: ${wide}`);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.match(await focused(), /^more-/, "Escape leads back");
  await open();
  await press(page, dialog.getByRole("button", { name: "Close" }));
  await dialog.waitFor({ state: "detached" });
  assert.match(await focused(), /^more-/, "Close leads back");
});

test("a refused action says why and nothing is lost", { timeout: 120_000 }, async () => {
  const number = await invoice();
  const { Id: id } = (await ours()).find((one) => one.DocNumber === number);
  await pull(house.urls.quickbooks, `/_sim/invoices/${id}/mark`, { code: "6480" });
  await press(page, menuOf(number));
  await press(page, item("Void"));
  await question().getByRole("button", { name: "Void invoice" }).click();
  await panel.getByRole("alert").filter({ hasText: "bank deposit" }).waitFor();
  await picture(page, "void-refused-light");
  assert.deepEqual(await axe(await frameOf("dealbooks panel")), [], "refusal");
  await pull(house.urls.quickbooks, `/_sim/invoices/${id}/mark`, {});
});

test("the menu in the dark and in a narrow frame", { timeout: 60_000 }, async () => {
  await pull(house.urls.pipedrive, "/_sim/theme", { theme: "dark" });
  await page.goto(`${house.urls.pipedrive}/deal/481`);
  await panel.locator("#rows > li").first().waitFor();
  await press(page, panel.getByRole("button", { name: /^More actions, / }).first());
  await item("Send by email").waitFor();
  await picture(page, "menu-dark");
  assert.deepEqual(await axe(await frameOf("dealbooks panel")), [], "menu, dark");
  await press(page, item("Send by email"));
  await panel.getByRole("dialog").getByLabel("To").waitFor();
  await picture(page, "send-dark");
  assert.deepEqual(await axe(await frameOf("dealbooks panel")), [], "dialog, dark");
  await page.keyboard.press("Escape");
  // A frame of the host may not write to the clipboard in the new way; the page tries and then takes the old one.
  assert.deepEqual(complaints.filter((line) => !line.includes("The Clipboard API has been blocked")), []);
});
