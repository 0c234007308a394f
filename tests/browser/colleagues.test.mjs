// What colleagues see of the owner's invoices: what the owner opened to them, and never a way to act.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, connected, frameOf, invoiced, picture, pull, rested, start } from "./support.mjs";

let house;
let page;
let panel;
let settings;
before(async () => {
  house = await start();
  const context = await house.browser.newContext({ viewport: { width: 1400, height: 1000 }, bypassCSP: true });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  panel = page.frameLocator('iframe[title="dealbooks panel"]');
  settings = page.frameLocator('iframe[title="dealbooks settings"]');
  await connected(house.urls, page);
});
after(async () => { await house?.stop(); });

test("who may look sees the invoice and cannot act; who may not sees no number", { timeout: 180_000 }, async () => {
  const { urls } = house;
  const [MARA, JONAS, ANA] = [15500777, 15500778, 15500779];
  const number = await invoiced(urls, page, 481);
  const as = (user) => pull(urls.pipedrive, "/_sim/session", { user_id: user });
  const installs = async (user) => {
    await as(user);
    await page.goto(`${urls.app}/install`);
    await page.getByRole("button", { name: "Allow and install" }).click();
    await page.waitForURL(/app-settings/);
  };
  const share = async (way, colleague) => {
    await as(MARA);
    await page.goto(`${urls.pipedrive}/settings/marketplace/app/pd-client/app-settings`);
    await settings.locator("#to-p span[dir]").first().waitFor();
    await settings.locator(`#see-${way}`).check();
    if (colleague) await settings.locator(`#see-${colleague}`).check();
    await settings.getByRole("button", { name: "Save", exact: true }).click();
    await settings.locator("#save-state").getByText("All changes saved").waitFor();
    await rested(urls);
  };
  const opens = async (user) => {
    await as(user);
    await page.goto(`${urls.pipedrive}/deal/481`);
  };
  const sees = async (user) => {
    await opens(user);
    const row = panel.locator("#rows > li").filter({ hasText: number });
    await row.waitFor();
    assert.equal(await panel.locator("#new").count(), 0, "no new invoice");
    for (const act of ["send", "void", "delete", "attach"]) {
      const acts = row.locator(`[data-act="${act}"]`);
      if (await acts.count()) assert.equal(await acts.getAttribute("aria-disabled"), "true", act);
    }
    assert.deepEqual(await axe(await frameOf(page, "dealbooks panel")), []);
  };
  const seesNothing = async (user) => {
    await opens(user);
    await panel.getByRole("heading", { name: /Mara Lind/ }).waitFor();
    const all = await panel.locator("body").evaluate((body) => body.outerHTML);
    assert.ok(!all.includes(number), "no number, not even hidden");
  };
  await installs(JONAS);
  await installs(ANA);
  await seesNothing(JONAS);
  await share("some", JONAS);
  await sees(JONAS);
  await picture(page, "panel-colleague");
  await seesNothing(ANA);
  await share("all");
  await sees(ANA);
  await share("me");
  await seesNothing(JONAS);
  await seesNothing(ANA);
});
