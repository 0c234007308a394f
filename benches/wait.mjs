// The salesperson's wait, as sums of what was waited for: panel, form and invoice in a real browser, with a Pipedrive that
// answers in 200 ms and a QuickBooks that answers in 600 ms.
//
//   cargo build --workspace --bins && node benches/wait.mjs [ROUNDS]
//
// It measures and prints; nothing depends on it.
import { connected, frameOf, pull, rested, start } from "../tests/browser/support.mjs";

const ROUNDS = Number(process.argv[2] ?? 15);
const PIPEDRIVE_MS = 200;
const QUICKBOOKS_MS = 600;
/** Won deals of the demo world; a form that asks something first is not counted. */
const DEALS = [481, 482, 483, 485, 486, 487, 488, 489, 490, 492, 493, 494, 495, 496, 497];

/** Notes in every frame when what matters is there: clocks of frames are compared by their origins. */
const watch = () => {
  const wanted = { panel: "#new, .rows, .empty", form: "#create", done: "#done[data-number]" };
  globalThis.waited = { presses: [] };
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (waited[name] === undefined && document.querySelector(selector)) waited[name] = performance.timeOrigin + performance.now();
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
  addEventListener("click", () => waited.presses.push(performance.timeOrigin + performance.now()), true);
};

/** When a frame began, got its first byte, and each of its calls. */
const story = () => {
  const at = (ms) => performance.timeOrigin + ms;
  const [page] = performance.getEntriesByType("navigation");
  const calls = performance.getEntriesByType("resource").filter((one) => one.initiatorType === "fetch").map((one) => ({
    path: new URL(one.name).pathname, began: at(one.startTime), answered: at(one.responseEnd), bytes: one.transferSize,
  }));
  const files = performance.getEntriesByType("resource").filter((one) => one.initiatorType !== "fetch");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {
    ...globalThis.waited, began: at(page.startTime), first: at(page.responseStart), painted: paint && at(paint.startTime), bytes: page.transferSize,
    fileBytes: files.reduce((sum, one) => sum + one.transferSize, 0), calls,
  };
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = new Map();
const note = (what, ms) => rows.set(what, [...(rows.get(what) ?? []), ms]);

const house = await start();
const { urls, browser } = house;
const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
const page = await context.newPage();
await connected(urls, page);
await context.addInitScript(watch);
const slow = (ms) => [{ method: "*", path: "*", kind: "slow", ms, times: 100_000 }];
await pull(urls.pipedrive, "/_sim/faults", slow(PIPEDRIVE_MS));
await pull(urls.quickbooks, "/_sim/faults", slow(QUICKBOOKS_MS));

for (let round = 0; round < ROUNDS; round += 1) {
  await page.goto(`${urls.pipedrive}/deal/${DEALS[round % DEALS.length]}`);
  const panel = page.frameLocator('iframe[title="dealbooks panel"]');
  const press = panel.getByRole("button", { name: "Invoice", exact: true });
  await press.waitFor();
  const frame = await frameOf(page, "dealbooks panel");
  const opened = await frame.evaluate(story);
  note("panel: first byte", opened.first - opened.began);
  note("panel: first paint", opened.painted - opened.began);
  note(round ? "panel: bytes, script from the cache" : "panel: bytes, script included", opened.bytes + opened.fileBytes);

  await press.click();
  const modal = page.frameLocator('iframe[title="dealbooks modal"]');
  await modal.locator("#create").waitFor();
  const inModal = await frameOf(page, "dealbooks modal");
  const drawn = await inModal.evaluate(story);
  const pressed = (await frame.evaluate(() => globalThis.waited.presses)).at(-1);
  const form = drawn.calls.find((call) => call.path === "/modal/invoice/form");
  note("form: press to frame (the host)", drawn.began - pressed);
  note("form: frame to skeleton", drawn.painted - drawn.began);
  note("form: our answer, waiting for Pipedrive", form.answered - form.began);
  note("form: answer to usable", drawn.form - form.answered);
  note("form: press to usable", drawn.form - pressed);

  const choices = modal.locator("#chooser input[type=radio]:visible:enabled");
  if (await choices.count()) await choices.first().check();
  await modal.locator("#create").click();
  const ended = await modal.locator("#done, [aria-invalid=true]").first().waitFor({ timeout: 5_000 }).then(() => true, () => false);
  if (!ended) continue;
  const made = await inModal.evaluate(story);
  const sent = made.presses.at(-1);
  const calls = made.calls.filter((call) => call.began >= sent).map((call) => call.answered - call.began);
  if (made.done) {
    note("invoice: our answer, waiting for QuickBooks", Math.max(...calls));
    note("invoice: press to number", made.done - sent);
  }
  await rested(urls);
}
console.log("| what | median | least | most |\n| --- | ---: | ---: | ---: |");
for (const [what, values] of rows) {
  const ms = [median(values), Math.min(...values), Math.max(...values)].map((value) => Math.round(value));
  console.log(`| ${what} (${values.length}) | ${ms.join(" | ")} |`);
}
await house.stop();
