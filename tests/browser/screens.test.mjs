// runs once
// Every screen in every state (drawn by `cargo test`, src/web/pages/screens.rs): both themes, three widths, words
// sixty percent longer, right to left. Nothing inaccessible, clipped, sideways or against the pages' policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { axePath, chromiumBrowser } from "./support.mjs";
import { drawn, names, served } from "./drawn.mjs";
import { flaws } from "./flaws.mjs";

const AT_ONCE = 4;
const WIDTHS = [320, 400, 960];
const PANEL_WIDTHS = [320, 400];
const LIST_WIDTHS = [320, 400, 736, 840, 960];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let screens;
let browser;
before(async () => {
  screens = await served();
  browser = await chromiumBrowser();
});
after(async () => {
  await browser?.close();
  screens?.stop();
});

const widths = (name) => (/^(panel|shell)/.test(name) ? PANEL_WIDTHS : name.startsWith("all") ? LIST_WIDTHS : WIDTHS);

/** A page of one screen, with what the browser complains about. */
async function open(context, words, name) {
  const page = await context.newPage();
  // A window may get its size while its first document loads; that is not the document's doing.
  await page.goto(`${screens.base}/policy.txt`);
  const complaints = [];
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${screens.base}/${words}/${name}.html`, { waitUntil: "load" });
  return { page, complaints };
}

/** What is wrong with the layout, at every width, in the direction of the words and in the other one. */
async function layouts(page, name, found, words) {
  for (const width of widths(name)) {
    await page.setViewportSize({ width, height: 700 });
    for (const direction of ["ltr", "rtl"]) {
      const wrong = await page.evaluate(flaws, direction);
      found.push(...wrong.map((one) => `${name}, ${words}, ${width} px, ${direction}: ${one}`));
    }
  }
  await page.evaluate(() => { document.documentElement.dir = "ltr"; });
}

async function accessible(page, name, found, words) {
  await page.evaluate(readFileSync(axePath, "utf8"));
  // The other theme changes nothing but colours.
  for (const [theme, rules] of [["light", RULES], ["dark", ["color-contrast"]]]) {
    await page.evaluate((to) => { document.documentElement.dataset.theme = to; }, theme);
    const { violations } = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), rules);
    found.push(...violations.map((one) => `${name}, ${words}, ${theme}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`));
  }
}

/** Menus open, one after the other; a menu lies over what stands there and stays inside the page. */
async function opened(page, name, found, words) {
  await page.setViewportSize({ width: 320, height: 700 });
  const buttons = await page.locator("button[aria-haspopup='menu']:visible").all();
  for (const button of buttons.slice(0, 2)) {
    await button.click();
    const wrong = await page.evaluate(flaws, "ltr");
    found.push(...wrong.map((one) => `${name}, ${words}, menu open: ${one}`));
    await page.keyboard.press("Escape");
  }
}

async function all(work) {
  const found = [];
  const left = names();
  assert.ok(left.length > 30, "screens are missing");
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 400, height: 700 } });
  const one = async () => {
    for (let name = left.shift(); name; name = left.shift()) await work(context, name, found);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await context.close();
  assert.ok(found.length === 0, `${found.length} flaws\n${found.sort().join("\n")}\n`);
}

test("every panel comes with less than 40 kB, script and pictures included", () => {
  for (const name of names().filter((one) => one.startsWith("panel"))) {
    const page = readFileSync(join(drawn, "en", `${name}.html`));
    const parts = new Set([...String(page).matchAll(/\/static\/[^"#]+/g)].map(([path]) => path));
    const packed = [page, ...[...parts].map((path) => readFileSync(join(drawn, path)))].map((bytes) => brotliCompressSync(bytes).length);
    const all = packed.reduce((sum, bytes) => sum + bytes, 0);
    assert.ok(parts.size >= 3 && all < 40_000, `${name}: ${all} bytes`);
  }
});

test("every screen is accessible, whole and quiet, in both themes and directions", { timeout: 180_000 }, () =>
  all(async (context, name, found) => {
    const { page, complaints } = await open(context, "en", name);
    await accessible(page, name, found, "en");
    await layouts(page, name, found, "en");
    await opened(page, name, found, "en");
    found.push(...complaints.map((one) => `${name}: ${one}`));
    await page.close();
  }));

test("what comes later in a page of its own window moves nothing that stands there", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 960, height: 900 } });
  const page = await context.newPage();
  let looked = 0;
  for (const name of names()) {
    const html = readFileSync(join(drawn, "en", `${name}.html`), "utf8");
    if (!html.includes("page__card")) continue;
    looked += 1;
    await page.goto(`${screens.base}/en/${name}.html`);
    const moved = await page.evaluate(() => {
      const card = document.querySelector(".page__card");
      const top = () => card.querySelector("h1").getBoundingClientRect().top;
      const whole = top();
      while (card.childElementCount > 2) card.lastElementChild.remove();
      return top() - whole;
    });
    assert.equal(moved, 0, name);
  }
  assert.ok(looked > 10);
  await context.close();
});

test("words that are much longer find their place on every screen", { timeout: 180_000 }, () =>
  all(async (context, name, found) => {
    const { page, complaints } = await open(context, "long", name);
    await layouts(page, name, found, "long");
    await opened(page, name, found, "long");
    found.push(...complaints.map((one) => `${name}, long: ${one}`));
    await page.close();
  }));
