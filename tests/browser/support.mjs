// Three processes of their own (app, both simulators) on free ports, and a browser with a private profile.
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, openSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { randomBytes } from "node:crypto";

export const root = resolve(fileURLToPath(import.meta.url), "../../..");
const fromWeb = createRequire(join(root, "web/package.json"));
const { chromium } = fromWeb("playwright-core");
export const axePath = fromWeb.resolve("axe-core/axe.min.js");
const pictures = join(root, "target/pictures");

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const program = (name) => join(target, "debug", name);

const freePort = () =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Asks until it is true; there is a limit only so that a broken run ends. */
export async function until(what, ask, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask().catch(() => false);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what}: it did not come about within ${limit / 1000} s`);
    await new Promise((go) => setTimeout(go, 25));
  }
}

/** A browser with a private profile. */
export const chromiumBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** With worlds of one's own (seeds of the simulators) where they are given. */
export async function start({ pipedrive, quickbooks } = {}) {
  const [app, admin, pd, qb] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), "dealbooks-browser-"));
  mkdirSync(pictures, { recursive: true });
  const urls = {
    app: `http://127.0.0.1:${app}`,
    admin: `http://127.0.0.1:${admin}`,
    pipedrive: `http://localhost:${pd}`,
    quickbooks: `http://localhost:${qb}`,
  };
  const children = [];
  const launch = (name, args, env) => {
    if (!existsSync(program(name))) throw new Error(`${name} is not built: cargo build --workspace --bins`);
    const log = openSync(join(folder, `${name}.log`), "a");
    const child = spawn(program(name), args, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", log, log] });
    children.push(child);
  };
  const world = (name, seed) => {
    if (!seed) return "demo";
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(seed));
    return file;
  };
  const simulator = (port, id, secret, seed) => ["--listen", `127.0.0.1:${port}`, "--app-url", urls.app, "--client-id", id, "--client-secret", secret, "--seed", seed];
  launch("pipedrive-sim", simulator(pd, "pd-client", "pd-secret", world("pipedrive", pipedrive)));
  launch("quickbooks-sim", [...simulator(qb, "qb-client", "qb-secret", world("quickbooks", quickbooks)), "--webhook-verifier", "qb-verifier"]);
  launch("dealbooks", ["serve"], {
    APP_ENV: "development",
    BIND_ADDRESS: `127.0.0.1:${app}`,
    ADMIN_BIND_ADDRESS: `127.0.0.1:${admin}`,
    PUBLIC_URL: urls.app,
    DATABASE_URL: process.env.DATABASE_URL ?? `sqlite://${join(folder, "dealbooks.db")}`,
    AUTO_MIGRATE: "true",
    ENCRYPTION_KEYS: `t:${randomBytes(32).toString("base64")}`,
    PIPEDRIVE_CLIENT_ID: "pd-client",
    PIPEDRIVE_CLIENT_SECRETS: "pd-secret",
    PIPEDRIVE_OAUTH_URL: urls.pipedrive,
    PIPEDRIVE_ALLOWED_API_HOSTS: `localhost:${pd}`,
    PIPEDRIVE_FRAME_ANCESTORS: urls.pipedrive,
    QUICKBOOKS_ENVIRONMENT: "sandbox",
    QUICKBOOKS_CLIENT_ID: "qb-client",
    QUICKBOOKS_CLIENT_SECRET: "qb-secret",
    QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS: "qb-verifier",
    QUICKBOOKS_AUTHORIZE_URL: `${urls.quickbooks}/connect/oauth2`,
    QUICKBOOKS_TOKEN_URL: `${urls.quickbooks}/oauth2/v1/tokens/bearer`,
    QUICKBOOKS_REVOKE_URL: `${urls.quickbooks}/v2/oauth2/tokens/revoke`,
    QUICKBOOKS_API_URL: urls.quickbooks,
    QUICKBOOKS_WEB_URL: urls.quickbooks,
  });
  const answers = (url) => async () => (await fetch(url)).ok;
  await Promise.all([
    until("pipedrive-sim", answers(`${urls.pipedrive}/_sim/health`)),
    until("quickbooks-sim", answers(`${urls.quickbooks}/_sim/health`)),
    until("dealbooks", answers(`${urls.app}/health/ready`)),
  ]).catch((error) => {
    console.error(readFileSync(join(folder, "dealbooks.log"), "utf8").slice(-4000));
    throw error;
  });
  const browser = await chromiumBrowser();
  return {
    urls,
    browser,
    log: () => readFileSync(join(folder, "dealbooks.log"), "utf8"),
    async stop() {
      await browser.close();
      for (const child of children) child.kill("SIGTERM");
      await Promise.all(children.map((child) => child.exitCode ?? new Promise((done) => child.once("exit", done))));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/**
 * Clicks in a frame that the host may be resizing at that moment, as a menu makes it grow: a click aimed before that lands
 * beside the frame, so it waits until the whole control is there and painted, as a person's eye does.
 */
export async function press(page, control) {
  await control.waitFor();
  await control.scrollIntoViewIfNeeded();
  await until("room for what is pressed", () => control.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight));
  for (const frame of page.frames()) await frame.evaluate(painted);
  await control.click();
}

/** Presses what closes the modal: a press that takes its own frame away may never be answered, so the frame's end is waited for. */
export async function leave(page, control) {
  control.click().catch(() => {});
  await page.locator('iframe[title="dealbooks modal"]').waitFor({ state: "detached" });
}

/** Types into a combobox and takes an option of the list that answers to it: an older list is about to change under the hand. */
export async function choose(within, box, text, name) {
  await box.fill(text);
  await within.locator("[role=listbox]:not([aria-busy])").getByRole("option", { name }).click();
}

/** A screenshot in `target/pictures`, of frames that have been painted: those of a tab behind another are not. */
export async function picture(page, name) {
  await page.bringToFront();
  for (const frame of page.frames()) await frame.evaluate(painted);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * What the pages of a tab complain about. Not counted: answers that are a person's news (a conflict, a form with mistakes),
 * the host's missing icon, and the refusal of a token that stood in an address within the same second (it is asked for again;
 * a page that never got its session cannot act, which the story around it shows).
 */
export function complaintsOf(page) {
  const said = [];
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("console", (line) => {
    if (line.type() !== "error") return;
    const { url } = line.location();
    const status = /status of (\d+)/.exec(line.text())?.[1];
    const asked = url && new URL(url).pathname;
    if (status === "409" || status === "422" || asked === "/favicon.ico" || (status === "401" && asked === "/session")) return;
    said.push(`${line.text()} ${url}`);
  });
  return said;
}

/** Pulls a lever of a simulator. */
export async function pull(base, lever, body) {
  const answer = await fetch(`${base}${lever}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${lever}: ${answer.status} ${await answer.text()}`);
}

export const get = async (url) => (await fetch(url)).json();

/** Violations of WCAG 2 A and AA inside a frame, as sentences. Needs a context with `bypassCSP`. */
export async function axe(frame) {
  await frame.addScriptTag({ path: axePath });
  const found = await frame.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** The document in the last frame of this title. */
export const frameOf = async (page, title) => {
  const handle = await page.locator(`iframe[title="${title}"]`).last().elementHandle();
  return handle.contentFrame();
};

/** The worker has nothing left to do. */
export const rested = (urls) => until("rest", async () => {
  const text = await (await fetch(`${urls.admin}/metrics`)).text();
  return ["jobs_due", "jobs_running", "intents_open"].every((name) => new RegExp(`^dealbooks_${name} 0$`, "m").test(text));
});

/** Installs and connects as a person does, in this page; comes back when the books have been read once. */
export async function connected(urls, page) {
  await page.goto(`${urls.app}/install`);
  await page.getByRole("button", { name: "Allow and install" }).click();
  const settings = page.frameLocator('iframe[title="dealbooks settings"]');
  const [consent] = await Promise.all([
    page.context().waitForEvent("page"),
    settings.getByRole("button", { name: "Connect to QuickBooks" }).click(),
  ]);
  await consent.getByRole("button", { name: "Connect" }).click();
  await settings.getByRole("button", { name: "Disconnect" }).waitFor();
  await consent.close();
  await rested(urls);
}

/** Invoices a deal with a press on the button; gives the number. The page shows the deal afterwards. */
export async function invoiced(urls, page, deal) {
  await page.goto(`${urls.pipedrive}/deal/${deal}`);
  await page.frameLocator('iframe[title="dealbooks panel"]').getByRole("button", { name: "Invoice", exact: true }).click();
  const modal = page.frameLocator('iframe[title="dealbooks modal"]');
  await modal.getByRole("button", { name: "Create invoice" }).click();
  const heading = modal.getByRole("heading", { name: /Invoice .* is in QuickBooks/ });
  await heading.waitFor();
  const number = (await heading.textContent()).match(/Invoice (\S+) is/)[1].replace(/[\u2066-\u2069]/g, "");
  await leave(page, modal.getByRole("button", { name: "Close" }));
  return number;
}
