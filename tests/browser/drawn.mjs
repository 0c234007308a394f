// Every screen in every state, as `cargo test` drew it (src/web/pages/screens.rs), served under the policy of the pages.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { root } from "./support.mjs";

export const drawn = join(root, "target/screens");
const KINDS = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8" };

export const names = () => readdirSync(join(drawn, "en")).map((file) => file.replace(/\.html$/, "")).sort();

/** Where they are served, and how to end that. */
export async function served() {
  if (!existsSync(join(drawn, "policy.txt"))) throw new Error("no screens are drawn: cargo test --package dealbooks --lib screens");
  const policy = readFileSync(join(drawn, "policy.txt"), "utf8");
  // What else a page asks for is never answered: it goes on loading.
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(drawn, pathname);
    if (!existsSync(file) || request.method !== "GET") return;
    response.writeHead(200, { "Content-Type": KINDS[extname(file)], "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => { server.listen(0, "127.0.0.1", ready); });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}`, stop };
}
