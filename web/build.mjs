// Bundles scripts and styles into the folder given as argument: hashed names, each also as .gz and .br.
// build.rs calls it; it fetches nothing. `node web/build.mjs FOLDER` makes a bundle for DEALBOOKS_WEB_DIST.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(here, "..", "static");
const out = process.argv[2] && resolve(process.argv[2]);
if (!out) throw new Error("usage: node build.mjs FOLDER");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: ["panel.js", "modal.js", "settings.js", "all.js", "app.css"].map((name) => join("src", name)),
  outdir: out,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  // light-dark(), container queries and popover: browsers of mid 2024 and later, for which nothing is lowered.
  target: ["es2022", "chrome123", "firefox125", "safari17.5"],
  legalComments: "none",
  logLevel: "warning",
});

// Pictures keep their bytes and get a hashed name too.
for (const name of readdirSync(pictures)) {
  const end = extname(name);
  if (![".svg", ".png", ".ico"].includes(end)) continue;
  const bytes = readFileSync(join(pictures, name));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  writeFileSync(join(out, `${name.slice(0, -end.length)}-${hash}${end}`), bytes);
}

// The licences of what is inside the bundle travel with it.
const inside = { "htmx.org": "LICENSE", "@pipedrive/app-extensions-sdk": "LICENSE.md" };
const licences = Object.entries(inside).map(
  ([name, file]) => `${name}\n\n${readFileSync(join(here, "node_modules", name, file), "utf8").trim()}\n`,
);
writeFileSync(join(out, "licenses.txt"), licences.join("\n----\n\n"));

for (const name of readdirSync(out)) {
  const path = join(out, name);
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
}
