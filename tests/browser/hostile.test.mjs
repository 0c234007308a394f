// runs once
// Hostile text in every field that somebody else fills: in a browser it is text, nothing runs, nothing breaks out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { frameOf, get, leave, picture, press, pull, rested, root, start, until } from "./support.mjs";

// Each way out of text that a page may have: elements, attributes, comments, raw text, expressions of templates and
// of htmx, what is already escaped, marks that turn the direction, marks without width, line ends of JavaScript.
const SIGN = "<img src=x onerror=trip()>";
const EVIL = `"'\`><script>trip()</script>${SIGN}<svg onload=trip()></textarea></title></bdi></button></script><b data-planted hx-get=/ hx-trigger=load hx-on:load=trip()>{{7*7}}\${7*7}<%=7*7%>&lt;b data-planted&gt;&#60;b data-planted>-->]]>\\u003cb data-planted\u202Etxt\u2066\u200B\u2028\uFEFF${"e\u0301\u0302\u0303".repeat(5)}`;
// Where a colon may stand as well.
const LINK = `${EVIL}<a href="javascript:trip()" data-planted>javascript:trip()</a>`;
const LONG = EVIL + "Ж".repeat(200);
// All that fits into a number of an invoice.
const NUMBER = "<b data-planted>1</b>";

/** A seed in which every text of these names is followed by what is planted. */
function plant(seed, texts, evil) {
  const within = (value, name, above) => {
    if (typeof value === "string") return texts.test(`${above}.${name}`) ? evil(value, `${above}.${name}`) : value;
    if (Array.isArray(value)) return value.map((one) => within(one, name, above));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one, key, name)]));
  };
  return within(seed, "", "");
}

const seed = (path) => JSON.parse(readFileSync(join(root, "simulators", path), "utf8"));
const CUSTOM = /\.[0-9a-f]{40}$/;
const pipedrive = plant(
  seed("src/pipedrive/state/seed/demo.json"),
  /^companies\.name$|^users\.(name|email)$|^pipelines\.|^(deal|organization|person|product)\.name$|^options\.label$|^organizations\.name$|^address\.(value|route|locality|formatted_address)$|^persons\.|^products\.(name|code|unit|comments)$|^deals\.(title|lost_reason)$|^discounts\.description$|^installments\.description$|^custom_fields\.[0-9a-f]{40}$/,
  (text, at) => {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
    if (at === "users.email") return text.replace("@", `${SIGN}@`);
    return `${text} ${at === "deals.title" || at === "products.comments" || CUSTOM.test(at) ? LINK : EVIL}`;
  },
);
const quickbooks = plant(
  seed("seeds/quickbooks-demo.json"),
  /^company\.(CompanyName|LegalName)$|^CompanyAddr\.|^(Account|Term|TaxRate|Class|Department|CompanyCurrency|Item)\.Name$|^TaxCode\.(Name|Description)$|^(Item|TaxRate)\.Description$|\.FullyQualifiedName$|^Item\.Sku$|^Customer\.(DisplayName|CompanyName|GivenName|FamilyName)$|^(BillAddr|ShipAddr)\.(Line1|City)$|^Line\.Description$|^invoice\.(PrivateNote|DocNumber)$|^CustomField\.StringValue$|^InvoiceMessage\./,
  (text, at) => {
    if (at === "invoice.DocNumber") return NUMBER;
    if (text === "TAX" || text === "NON") return text;
    if (at.endsWith("FullyQualifiedName")) return text.split(":").map((part) => `${part} ${EVIL}`).join(":");
    return `${text} ${/Description$/.test(at) ? LONG : EVIL}`;
  },
);

quickbooks.realms[0].invoices[0].invoice.DocNumber = NUMBER;

let house;
let page;
let panel;
let modal;
/** Scripts that ran, and complaints of the content policy. */
const told = [];

before(async () => {
  house = await start({ pipedrive, quickbooks });
  const context = await house.browser.newContext({ viewport: { width: 1400, height: 1000 } });
  await context.exposeBinding("told", ({ frame }, what) => told.push(`${new URL(frame.url()).pathname}: ${what}`));
  await context.addInitScript(() => {
    globalThis.trip = () => globalThis.told("a script ran");
    addEventListener("securitypolicyviolation", (seen) => globalThis.told(`${seen.violatedDirective} ${seen.blockedURI} ${seen.sourceFile}`));
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("dialog", (dialog) => { told.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => told.push(String(error)));
  panel = page.frameLocator('iframe[title="dealbooks panel"]');
  modal = page.frameLocator('iframe[title="dealbooks modal"]');
});
after(async () => { await house?.stop(); });

/** Shown as text in this document, in so many places at least, and nothing came of it. */
async function harmless(document, where, least = 1) {
  const found = await document.evaluate((sign) => {
    const grown = "[data-planted], img[src='x'], svg[onload], script:not([src]), [onerror], [onload], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]";
    const elements = [...globalThis.document.querySelectorAll(grown)].map((one) => one.outerHTML.slice(0, 120));
    const fields = [...globalThis.document.querySelectorAll("input, textarea")].map((one) => one.value);
    const texts = [globalThis.document.body.textContent, ...fields];
    return {
      elements,
      seen: texts.reduce((sum, text) => sum + text.split(sign).length - 1, 0),
      counted: texts.some((text) => /(^|[^0-9])49[^0-9].{0,4}(49|<%=)/.test(text)),
    };
  }, SIGN);
  assert.deepEqual(found.elements, [], `${where}: text became elements`);
  assert.ok(found.seen >= least, `${where}: seen ${found.seen} times`);
  assert.ok(!found.counted, `${where}: a template was evaluated`);
  assert.deepEqual(told, [], where);
}

/** Text right after somebody's own that runs the wrong way: its letters do not stand in their order from left to right. */
const turned = (document, theirs) => document.evaluate((selector) => [...globalThis.document.querySelectorAll(selector)].flatMap((one) => {
  const text = one.nextSibling;
  if (text?.nodeType !== Node.TEXT_NODE || text.data.trim().length < 2) return [];
  const range = globalThis.document.createRange();
  const places = [...text.data].flatMap((letter, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getBoundingClientRect();
    return letter.trim() && box.width ? [box] : [];
  });
  const wrong = places.some((box, at) => at > 0 && box.top === places[at - 1].top && box.left < places[at - 1].left);
  return wrong ? [text.data] : [];
}), theirs);

const inside = (title) => frameOf(page, `dealbooks ${title}`);

test("as markup it would run and be found", async () => {
  await page.goto("about:blank");
  await page.setContent(LINK);
  await until("the trap to spring", async () => told.length > 0);
  await assert.rejects(harmless(page, "markup", 0));
  told.length = 0;
});

test("the pages that name both companies to whom a link may have lured, settings and their lists show it as text", { timeout: 180_000 }, async () => {
  await page.goto(`${house.urls.app}/install`);
  await page.getByRole("button", { name: "Allow and install" }).click();
  const settings = page.frameLocator('iframe[title="dealbooks settings"]');
  const windows = page.context();
  let link;
  await windows.route(/\/quickbooks\/connect\?/, (route) => { link = route.request().url(); return route.abort(); }, { times: 1 });
  const [unused] = await Promise.all([windows.waitForEvent("page"), settings.getByRole("button", { name: "Connect to QuickBooks" }).click()]);
  await until("the link", () => Promise.resolve(link));
  await unused.close();
  const lured = await windows.newPage();
  await lured.goto(link);
  await harmless(lured, "before the consent");
  await lured.locator("a.btn--primary").click();
  await lured.getByRole("button", { name: "Connect" }).click();
  await lured.waitForURL(/\/quickbooks\/confirm/);
  await harmless(lured, "after the consent", 2);
  await lured.locator("a.btn--primary").click();
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await lured.close();
  await rested(house.urls);
  await page.goto(`${house.urls.pipedrive}/settings/marketplace/app/pd-client/app-settings`);
  await settings.getByLabel("Preview with the deal").selectOption("481");
  await until("the preview", async () => (await settings.locator("#to-p").textContent()).includes(SIGN));
  await settings.getByLabel("Colleagues I choose").check();
  await settings.getByLabel(/Jonas/).waitFor();
  await settings.getByRole("combobox", { name: "To", exact: true }).fill("person");
  await settings.locator("#to-l [role='option']").first().waitFor();
  await settings.getByRole("button", { name: "Add preset" }).click();
  await settings.getByLabel("Name", { exact: true }).fill(EVIL.slice(0, 60));
  await settings.getByRole("button", { name: "Add line" }).click();
  await settings.getByRole("combobox", { name: "QuickBooks item, extra line 1" }).pressSequentially("in");
  await settings.locator("#preset-item-1-l [role='option']").first().waitFor();
  await harmless(await inside("settings"), "settings", 8);
});

test("the form, its lists and the invoice it makes show it as text", { timeout: 180_000 }, async () => {
  await page.goto(`${house.urls.pipedrive}/deal/481`);
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  await harmless(await inside("modal"), "form", 4);
  await modal.getByLabel("Message to the customer", { exact: true }).fill(LINK);
  await modal.locator("#saved time").waitFor();
  await modal.getByRole("button", { name: "Create invoice" }).click();
  await modal.getByRole("heading", { name: /Invoice .* is in QuickBooks/ }).waitFor();
  await harmless(await inside("modal"), "done");
  const made = (await get(`${house.urls.quickbooks}/_sim/ledger`)).invoices.find((one) => one.requestid);
  assert.ok(made.CustomerMemo.value.includes(SIGN), "what was typed is what the books hold");
  await leave(page, modal.getByRole("button", { name: "Close" }));
});

test("the comparison of a customer, before and after, shows it as text", { timeout: 180_000 }, async () => {
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  await modal.getByLabel("Email", { exact: true }).fill("billing@harbourlights.example");
  await modal.getByRole("button", { name: "Compare and update" }).click();
  await modal.getByRole("heading", { name: "Update customer in QuickBooks" }).waitFor();
  await harmless(await inside("modal"), "comparison", 2);
  await page.keyboard.press("Escape");
});

test("panel, menus, dialogs, history and all invoices show it as text", { timeout: 180_000 }, async () => {
  await rested(house.urls);
  await page.goto(`${house.urls.pipedrive}/deal/481`);
  const more = panel.getByRole("button", { name: /^More actions, / }).first();
  await press(page, more);
  await press(page, panel.getByRole("menuitem", { name: "Send by email", exact: true }));
  await panel.getByRole("dialog").getByLabel("To").waitFor();
  await harmless(await inside("panel"), "panel and its dialog", 0);
  await page.keyboard.press("Escape");
  await press(page, more);
  await press(page, panel.getByRole("menuitem", { name: "History", exact: true }));
  await panel.getByRole("dialog", { name: /^History of invoice/ }).getByText("Created", { exact: true }).first().waitFor();
  await harmless(await inside("panel"), "history");
  assert.deepEqual(await turned(await inside("panel"), "#history bdi"), [], "history");
  for (const width of [1400, 500]) {
    await page.setViewportSize({ width, height: 1000 });
    await picture(page, `hostile-history-${width}`);
  }
  await page.setViewportSize({ width: 1400, height: 1000 });
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "View all invoices" }).click();
  await modal.getByRole("heading", { name: "All invoices" }).waitFor();
  await modal.locator("#rows > tr").first().waitFor();
  await modal.locator("#rows > tr").filter({ hasText: NUMBER }).first().waitFor();
  await harmless(await inside("modal"), "all invoices");
});

test("a question, a refusal and a changed deal show it as text", { timeout: 180_000 }, async () => {
  await page.goto(`${house.urls.pipedrive}/deal/482`);
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  await harmless(await inside("modal"), "another deal", 3);
  await leave(page, modal.getByRole("button", { name: "Cancel" }));
  await pull(house.urls.pipedrive, "/_sim/edit", { entity: "deal", id: 482, changes: { title: `Another ${LINK}` } });
  await page.goto(`${house.urls.pipedrive}/deal/482`);
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  await harmless(await inside("modal"), "after a change", 3);
});
