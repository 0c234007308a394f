// runs once
// The panel as a browser gets it: weight on the wire, encodings, caching; nothing moves, nothing flickers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connected, frameOf, invoiced, press, pull, rested, start } from "./support.mjs";

// Everything of the first paint, compressed: page, style, scripts, pictures.
const MOST = 40_000;

let house;
before(async () => {
  house = await start();
  const page = await house.browser.newPage();
  await connected(house.urls, page);
  await invoiced(house.urls, page, 481);
  await rested(house.urls);
  await page.close();
});
after(async () => { await house?.stop(); });

/** A visitor with an empty cache who notes what moves and what changes its theme. */
async function visitor(size = { width: 1400, height: 1000 }) {
  const context = await house.browser.newContext({ viewport: size });
  await context.addInitScript(() => {
    globalThis.moved = [];
    globalThis.themes = [];
    // A busy machine may paint half a document; what counts is what moves once all of it has been painted.
    let whole = Infinity;
    addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => { whole = performance.now(); })));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.startTime < whole) continue;
        const what = entry.sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
        // Also what follows a press or a change of size: the panel has no reason to move then either.
        globalThis.moved.push(`${entry.value.toFixed(4)} ${what}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => globalThis.themes.push(document.documentElement.dataset.theme))
      .observe(document, { subtree: true, attributeFilter: ["data-theme"] });
  });
  return { context, page: await context.newPage() };
}

/** Opens a deal and gives the frame of its panel and all our answers it took. */
async function opened(page, deal) {
  const answers = [];
  page.on("requestfinished", (request) => { if (request.url().startsWith(house.urls.app)) answers.push(request); });
  await page.goto(`${house.urls.pipedrive}/deal/${deal}`);
  const panel = page.frameLocator('iframe[title="dealbooks panel"]');
  await panel.getByRole("button", { name: "Invoice", exact: true }).waitFor();
  const frame = await frameOf(page, "dealbooks panel");
  await frame.waitForLoadState("networkidle");
  const first = answers.filter((one) => new URL(one.url()).pathname.match(/^\/(panel|static\/.*)$/));
  return { panel, frame, first };
}

test("the first paint of the panel is lighter than 40 kB, compressed and kept for good", { timeout: 120_000 }, async () => {
  const { context, page } = await visitor();
  const { first } = await opened(page, 481);
  const parts = {};
  for (const request of first) {
    const response = await request.response();
    const { pathname } = new URL(request.url());
    const headers = response.headers();
    parts[pathname] = (await request.sizes()).responseBodySize;
    assert.match(headers["content-encoding"] ?? "", /^(br|gzip|zstd)$/, `${pathname} is not compressed`);
    if (pathname.startsWith("/static/")) {
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable", pathname);
      assert.equal(headers["content-encoding"], "br", pathname);
    } else {
      assert.match(headers["cache-control"], /no-store/, pathname);
    }
  }
  const kinds = Object.keys(parts).map((path) => path.split(".").at(-1)).sort();
  assert.ok(kinds.includes("js") && kinds.includes("css") && kinds.includes("/panel"), kinds.join());
  const all = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(all > 5_000 && all < MOST, `${all} bytes: ${JSON.stringify(parts)}`);

  // The second visit asks for the page alone.
  const { frame } = await opened(page, 481);
  const fetched = await frame.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/static/")).map(({ name, transferSize }) => [name, transferSize]));
  assert.ok(fetched.length > 0);
  assert.deepEqual(fetched.filter(([, bytes]) => bytes > 0), [], "fetched again");
  await context.close();
});

test("older browsers get the same files by gzip, and those that take neither get them plain", async () => {
  const page = await (await fetch(`${house.urls.app}/`)).text();
  const [style] = page.match(/\/static\/app-[^"]+\.css/);
  const sizes = {};
  for (const encoding of ["br", "gzip", "identity"]) {
    const answer = await fetch(`${house.urls.app}${style}`, { headers: { "Accept-Encoding": encoding } });
    assert.equal(answer.headers.get("content-encoding"), encoding === "identity" ? null : encoding);
    assert.equal(answer.headers.get("vary"), "Accept-Encoding");
    sizes[encoding] = (await answer.text()).length;
  }
  assert.ok(sizes.br === sizes.identity && sizes.gzip === sizes.identity, "the same words in every encoding");
});

for (const theme of ["light", "dark"]) {
  test(`nothing moves and the ${theme} theme is right from the first paint`, { timeout: 120_000 }, async () => {
    await pull(house.urls.pipedrive, "/_sim/theme", { theme });
    const { context, page } = await visitor();
    const painted = [];
    page.on("response", async (answer) => {
      if (new URL(answer.url()).pathname === "/panel") painted.push(await answer.text());
    });
    const { frame, panel } = await opened(page, 481);
    assert.match(painted[0], new RegExp(`<html[^>]* data-theme="${theme}"`));
    assert.match(painted[0], /<link rel="stylesheet"/);
    assert.deepEqual(await frame.evaluate(() => globalThis.moved), [], "at the first paint");
    assert.deepEqual(await frame.evaluate(() => globalThis.themes.filter((now) => now !== globalThis.themes[0])), [], "the theme was corrected");
    const light = await frame.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number);
      return red + green + blue > 382;
    });
    assert.equal(light, theme === "light");

    // The window, and with it the frame, gets narrower and wider; then a fresh look at the same state.
    for (const width of [900, 1600, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      await frame.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    }
    const [asked] = await Promise.all([
      page.waitForResponse((answer) => answer.url().includes("/panel/refresh")),
      press(page, panel.getByRole("button", { name: "Refresh" })),
    ]);
    assert.equal(asked.status(), 200);
    await panel.getByRole("button", { name: "Refresh" }).and(panel.locator(":not([aria-busy='true'])")).waitFor();
    assert.deepEqual(await frame.evaluate(() => globalThis.moved), [], "at a change of size, or at Refresh");

    // The measure itself sees a jump.
    await frame.evaluate(() => document.querySelector("main").prepend(Object.assign(document.createElement("p"), { textContent: "A jump" })));
    await frame.waitForFunction(() => globalThis.moved.length > 0);
    await context.close();
  });
}

test("the form takes the place of its skeleton without a jump of title and buttons", { timeout: 120_000 }, async () => {
  await pull(house.urls.pipedrive, "/_sim/theme", { theme: "light" });
  const { context, page } = await visitor();
  const { panel } = await opened(page, 482);
  await panel.getByRole("button", { name: "Invoice", exact: true }).click();
  const modal = page.frameLocator('iframe[title="dealbooks modal"]');
  await modal.getByRole("button", { name: "Create invoice" }).waitFor();
  const frame = await frameOf(page, "dealbooks modal");
  await frame.waitForLoadState("networkidle");
  assert.deepEqual(await frame.evaluate(() => globalThis.moved), []);
  await context.close();
});
