// From the marketplace to a paid invoice, as a person goes it: real frames, the real SDK, consent pages, signed webhooks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, complaintsOf, get, leave, picture, pull, start, until } from "./support.mjs";

let house;
before(async () => { house = await start(); });
after(async () => { await house?.stop(); });

const frameOf = async (page, title) => {
  const handle = await page.locator(`iframe[title="${title}"]`).last().elementHandle();
  return handle.contentFrame();
};

test("a salesperson installs, connects, invoices a won deal and sees it paid", { timeout: 180_000 }, async () => {
  const { urls, browser } = house;
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, bypassCSP: true });
  const page = await context.newPage();
  const complaints = complaintsOf(page);

  // Install: our address, Pipedrive's consent, back in our settings inside Pipedrive.
  await page.goto(`${urls.app}/`);
  await picture(page, "landing");
  await page.getByRole("link", { name: "Install" }).or(page.getByRole("button", { name: "Install" })).first().click();
  await page.getByRole("button", { name: "Allow and install" }).click();
  await page.waitForURL(/\/settings\/marketplace\/app\/pd-client\/app-settings/);

  // Connect QuickBooks in a window of its own; the settings page notices by itself.
  const settings = page.frameLocator('iframe[title="dealbooks settings"]');
  const [consent] = await Promise.all([
    context.waitForEvent("page"),
    settings.getByRole("button", { name: "Connect to QuickBooks" }).click(),
  ]);
  await consent.getByRole("button", { name: "Connect" }).click();
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await consent.close();
  await picture(page, "settings-light");
  assert.deepEqual(await axe(await frameOf(page, "dealbooks settings")), [], "settings");

  // The books are read once; then a form needs no call to QuickBooks.
  await until("the first reading", async () => {
    const text = await (await fetch(`${urls.admin}/metrics`)).text();
    return /^dealbooks_jobs_due 0$/m.test(text) && /^dealbooks_jobs_running 0$/m.test(text);
  });

  // The deal: an empty panel, one button.
  await page.goto(`${urls.pipedrive}/deal/481`);
  const panel = page.frameLocator('iframe[title="dealbooks panel"]');
  await panel.getByRole("button", { name: "Invoice", exact: true }).waitFor();
  await picture(page, "panel-empty-light");
  const seen = (await get(`${urls.quickbooks}/_sim/requests`)).length;

  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  const modal = page.frameLocator('iframe[title="dealbooks modal"]');
  const create = modal.getByRole("button", { name: "Create invoice" });
  await create.waitFor();
  await picture(page, "create-light");
  assert.deepEqual(await axe(await frameOf(page, "dealbooks modal")), [], "create form");
  await create.click();
  const heading = modal.getByRole("heading", { name: /Invoice .* is in QuickBooks/ });
  await heading.waitFor();
  await picture(page, "created-light");
  const number = (await heading.textContent()).match(/Invoice (\S+) is/)[1].replace(/[\u2066-\u2069]/g, "");
  await leave(page, modal.getByRole("button", { name: "Close" }));

  // One write, no read; the ledger and the panel say the same.
  const calls = (await get(`${urls.quickbooks}/_sim/requests`)).slice(seen);
  assert.deepEqual(calls.map((call) => call.method), ["POST"], JSON.stringify(calls));
  const ledger = await get(`${urls.quickbooks}/_sim/ledger`);
  const made = ledger.invoices.filter((invoice) => invoice.requestid);
  assert.equal(made.length, 1);
  assert.equal(made[0].DocNumber, number);
  await panel.getByText(number).first().waitFor();
  await panel.locator("li, tr").filter({ hasText: number }).getByText("Open", { exact: true }).waitFor();

  // The Changelog of the deal shows it.
  await page.getByText(new RegExp(`${number} Open`)).first().waitFor();
  await picture(page, "panel-open-light");

  // The bookkeeper receives the payment in QuickBooks; this page is never reloaded.
  await page.evaluate(() => { globalThis.neverReloaded = true; });
  const books = await context.newPage();
  await books.goto(`${urls.quickbooks}/app/invoice?txnId=${made[0].Id}`);
  await picture(books, "bookkeeper");
  await books.getByRole("button", { name: "Receive payment" }).click();
  const row = panel.locator("li, tr").filter({ hasText: number });
  await row.getByText("Paid", { exact: true }).waitFor({ timeout: 15_000 });
  assert.equal(await page.evaluate(() => globalThis.neverReloaded), true);
  await page.getByText(new RegExp(`${number} Paid`)).first().waitFor();
  assert.deepEqual(await axe(await frameOf(page, "dealbooks panel")), [], "panel");
  await picture(page, "panel-paid-light");

  // The same in the dark.
  await pull(urls.pipedrive, "/_sim/theme", { theme: "dark" });
  await page.goto(`${urls.pipedrive}/deal/481`);
  await row.getByText("Paid", { exact: true }).waitFor();
  await picture(page, "panel-paid-dark");
  assert.deepEqual(await axe(await frameOf(page, "dealbooks panel")), [], "panel, dark");
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  await picture(page, "create-dark");
  await page.goto(`${urls.pipedrive}/settings/marketplace/app/pd-client/app-settings`);
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await picture(page, "settings-dark");

  assert.deepEqual(complaints, []);
});
