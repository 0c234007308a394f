// The settings page as its owner uses it: comboboxes, previews, unsaved changes, mistakes, presets in a dialog.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axe, picture, pull, start, until } from "./support.mjs";

let house;
let page;
let settings;
before(async () => {
  house = await start();
  const context = await house.browser.newContext({ viewport: { width: 1400, height: 1000 }, bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${house.urls.app}/install`);
  await page.getByRole("button", { name: "Allow and install" }).click();
  await page.waitForURL(/app-settings/);
  settings = page.frameLocator('iframe[title="dealbooks settings"]');
  const [consent] = await Promise.all([
    context.waitForEvent("page"),
    settings.getByRole("button", { name: "Connect to QuickBooks" }).click(),
  ]);
  await consent.getByRole("button", { name: "Connect" }).click();
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await consent.close();
  await until("the first reading", async () => {
    const text = await (await fetch(`${house.urls.admin}/metrics`)).text();
    return /^dealbooks_jobs_due 0$/m.test(text) && /^dealbooks_jobs_running 0$/m.test(text);
  });
});
after(async () => { await house?.stop(); });

const frame = async () => (await page.locator('iframe[title="dealbooks settings"]').elementHandle()).contentFrame();

async function open() {
  await page.goto(`${house.urls.pipedrive}/settings/marketplace/app/pd-client/app-settings`);
  await settings.locator("#to-p span[dir]").first().waitFor();
}

const saved = (words) => until(words, async () => (await settings.locator("#save-state").textContent()).replace(/[\u2066-\u2069]/g, "") === words);

test("a mapping is found by typing, previewed at once and saved; what is typed wrongly is named and kept", { timeout: 120_000 }, async () => {
  await open();
  await settings.getByLabel("Preview with the deal").selectOption("481");
  await until("the deal's organization", async () => (await settings.locator("#to-p").textContent()).includes("Harbour Lights"));
  const to = settings.getByRole("combobox", { name: "To", exact: true });
  await to.fill("person: name");
  await settings.locator("#to-l").getByRole("option", { name: "Person: Name" }).waitFor();
  await to.press("ArrowDown");
  await to.press("Enter");
  await until("the person", async () => (await settings.locator("#to-p").textContent()) === "Dana Whitfield");
  await saved("1 unsaved change");
  const days = settings.getByRole("spinbutton", { name: "Days after the invoice date" });
  await days.fill("1000");
  await saved("2 unsaved changes");
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await settings.getByText("Not saved.").waitFor();
  assert.equal(await days.inputValue(), "1000");
  assert.equal(await days.getAttribute("aria-invalid"), "true");
  await picture(page, "settings-errors");
  assert.deepEqual(await axe(await frame()), [], "errors");
  await days.fill("14");
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await saved("All changes saved");
  await open();
  assert.equal(await days.inputValue(), "14");
  assert.equal(await to.inputValue(), "Person: Name");
  await settings.getByLabel("Invoice number").check();
  await saved("1 unsaved change");
  await settings.getByRole("button", { name: "Discard changes" }).click();
  await saved("All changes saved");
  assert.equal(await settings.getByLabel("Invoice number").isChecked(), false);
});

test("a preset is written in a dialog, made the default and removed", { timeout: 120_000 }, async () => {
  await open();
  await settings.getByRole("button", { name: "Add preset" }).click();
  await settings.getByLabel("Name", { exact: true }).fill("Deposit");
  await settings.getByRole("button", { name: "Add line" }).click();
  const item = settings.getByRole("combobox", { name: "QuickBooks item, extra line 1" });
  await item.pressSequentially("in");
  await settings.locator("#preset-item-1-l [role='option']").first().waitFor();
  await item.press("ArrowDown");
  await item.press("Enter");
  await settings.getByLabel("Price, extra line 1").fill("much");
  await settings.getByRole("button", { name: "Save", exact: true }).last().click();
  await settings.locator("#preset-price-1-e").filter({ hasText: /\S/ }).waitFor();
  await picture(page, "settings-preset");
  assert.deepEqual(await axe(await frame()), [], "dialog");
  await settings.getByLabel("Price, extra line 1").fill("123.50");
  await settings.getByRole("button", { name: "Save", exact: true }).last().click();
  await settings.getByRole("heading", { name: "Deposit" }).waitFor();
  await settings.getByRole("button", { name: "Make default" }).click();
  await settings.locator("#presets").getByText("Default", { exact: true }).waitFor();
  await settings.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await settings.getByText("No presets yet.").waitFor();
});

test("the history of all invoices is one file with a head, and focus stays", { timeout: 60_000 }, async () => {
  await open();
  await settings.getByRole("heading", { name: "History of all invoices" }).scrollIntoViewIfNeeded();
  await picture(page, "settings-audit");
  const [file] = await Promise.all([page.waitForEvent("download"), settings.getByRole("button", { name: "Download history" }).click()]);
  assert.match(file.suggestedFilename(), /^dealbooks-history-\d{4}-\d\d-\d\d\.csv$/);
  const [head, ...lines] = (await readFile(await file.path(), "utf8")).split("\r\n");
  assert.equal(head, "\uFEFFTime (UTC),What,Who,Where,Number,QuickBooks ID,Customer,Currency,Status before,Status after,Amount before,Amount after,Open before,Open after,Deal before,Deal after,Sent to,Note");
  assert.ok(lines.some((line) => line.includes("QuickBooks connected")), lines.join("\n"));
  assert.equal(await (await frame()).evaluate(() => document.activeElement.id), "audit");
});

test("Escape closes a list in a dialog, then the dialog; focus goes back and what is unsaved stays", { timeout: 60_000 }, async () => {
  await open();
  const inside = await frame();
  const focused = () => inside.evaluate(() => document.activeElement.id);
  const days = settings.getByRole("spinbutton", { name: "Days after the invoice date" });
  await days.fill("21");
  await settings.getByRole("button", { name: "Add preset" }).press("Enter");
  const dialog = settings.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Half a preset");
  await dialog.getByRole("button", { name: "Add line" }).press("Enter");
  await dialog.getByRole("combobox", { name: "QuickBooks item, extra line 1" }).pressSequentially("in");
  await dialog.locator("#preset-item-1-l [role='option']").first().waitFor();
  await page.keyboard.press("Escape");
  await dialog.locator("#preset-item-1-l [role='option']").first().waitFor({ state: "hidden" });
  assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), "Half a preset", "only the list is closed");
  // What was only typed is no choice: it goes next.
  await page.keyboard.press("Escape");
  assert.equal(await dialog.getByRole("combobox", { name: "QuickBooks item, extra line 1" }).inputValue(), "");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await focused(), "preset-add");
  await settings.locator("#hand").press("Enter");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await focused(), "hand");
  assert.equal(await days.inputValue(), "21");
  await saved("1 unsaved change");
});

test("both themes and a narrow frame keep to the rules", { timeout: 120_000 }, async () => {
  for (const theme of ["light", "dark"]) {
    await pull(house.urls.pipedrive, "/_sim/theme", { theme });
    for (const width of [1400, 360]) {
      await page.setViewportSize({ width, height: 1000 });
      await open();
      await settings.getByLabel("Colleagues I choose").check();
      await settings.getByLabel(/Jonas/).waitFor();
      const inside = await frame();
      assert.deepEqual(await axe(inside), [], `${theme}, ${width}`);
      assert.ok(await inside.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${theme}, ${width}: scrolls sideways`);
      await picture(page, `settings-${theme}-${width}`);
    }
  }
});
