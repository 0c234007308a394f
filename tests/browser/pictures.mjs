// `cargo pictures`: a picture of every screen in every state, light and dark, for docs/SCREENS.md.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumBrowser, root } from "./support.mjs";
import { names, served } from "./drawn.mjs";

const folder = join(root, "docs/pictures/screens");
const QUALITY = 75;
/** Panels are as wide as Pipedrive makes them, everything else has a modal's width. */
const width = (name) => (/^(panel|shell)/.test(name) ? 385 : 900);

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) rmSync(join(folder, old));
const { base, stop } = await served();
const browser = await chromiumBrowser();
const context = await browser.newContext({ reducedMotion: "reduce" });
for (const name of names()) {
  const page = await context.newPage();
  await page.setViewportSize({ width: width(name), height: 300 });
  await page.goto(`${base}/en/${name}.html`, { waitUntil: "load" });
  // As its script shows it: over the form, which lies in shadow.
  await page.evaluate(() => {
    const dialog = document.querySelector("#stage ~ dialog[open]");
    dialog?.close();
    dialog?.showModal();
  });
  const client = await context.newCDPSession(page);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((to) => { document.documentElement.dataset.theme = to; }, theme);
    // What grows with its window is measured again in the larger one.
    for (const _ of [1, 2]) {
      const height = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight));
      await page.setViewportSize({ width: width(name), height: Math.min(Math.max(height, 120), 4000) });
    }
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    const { data } = await client.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
    writeFileSync(join(folder, `${name}-${theme}.webp`), Buffer.from(data, "base64"));
  }
  await page.close();
}
await browser.close();
stop();
