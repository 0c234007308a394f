//! Bundles the page's scripts and styles and writes them into the binary's table of static files.
//!
//! `$OUT_DIR/assets.rs` is one expression, a slice of tuples to be taken up with `include!`:
//! `(logical name, name under /static/, content type, plain, gzip, brotli)`, for example
//! `("panel.js", "panel-3QXDD7NA.js", "text/javascript; charset=utf-8", …)`. Fetches nothing.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// Exactly what the bundle is made of; without this list every build would make it anew.
const WATCHED: [&str; 6] = [
    "build.rs",
    "static",
    "web/src",
    "web/build.mjs",
    "web/package-lock.json",
    "web/node_modules/.package-lock.json",
];

fn main() -> ExitCode {
    for path in WATCHED {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-env-changed=DEALBOOKS_WEB_DIST");
    match write_table() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

fn write_table() -> Result<(), String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let dist = match env::var_os("DEALBOOKS_WEB_DIST").filter(|path| !path.is_empty()) {
        Some(ready) => {
            let ready = root.join(ready);
            println!("cargo::rerun-if-changed={}", ready.display());
            ready
        }
        None => bundle(&root, &out.join("web"))?,
    };
    let table = table(&dist)
        .map_err(|e| format!("the bundle in {} cannot be read: {e}", dist.display()))?;
    fs::write(out.join("assets.rs"), table).map_err(|e| format!("assets.rs: {e}"))
}

fn variable(name: &str) -> Result<OsString, String> {
    env::var_os(name).ok_or_else(|| format!("cargo did not set {name}"))
}

fn bundle(root: &Path, dist: &Path) -> Result<PathBuf, String> {
    let web = root.join("web");
    if !web.join("node_modules/esbuild").is_dir() {
        return Err(
            "the page's JavaScript packages are missing: run `cargo web` once \
                    (or point DEALBOOKS_WEB_DIST at a ready bundle)"
                .to_owned(),
        );
    }
    let made = Command::new("node")
        .arg(web.join("build.mjs"))
        .arg(dist)
        .output();
    match made {
        Ok(done) if done.status.success() => Ok(dist.to_owned()),
        Ok(done) => {
            let said = String::from_utf8_lossy(&done.stderr)
                .trim()
                .replace('\n', " | ");
            Err(format!("web/build.mjs failed: {said}"))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(
            "Node.js 20 or newer is needed to bundle the page's JavaScript: install it with \
                 npm, or point DEALBOOKS_WEB_DIST at a ready bundle"
                .to_owned(),
        ),
        Err(e) => Err(format!("node cannot be started: {e}")),
    }
}

fn table(dist: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name();
        let Some(name) = name.to_str() else { continue };
        if !Path::new(name)
            .extension()
            .is_some_and(|end| end == "gz" || end == "br")
        {
            files.push(name.to_owned());
        }
    }
    files.sort();
    let mut rows = String::from("&[\n");
    for name in &files {
        let (logical, kind) = (logical_name(name), content_type(name)?);
        let path = dist.join(name);
        write!(rows, "({logical:?}, {name:?}, {kind:?}").map_err(io::Error::other)?;
        for end in ["", ".gz", ".br"] {
            let bytes = format!("{}{end}", path.display());
            fs::metadata(&bytes)?;
            write!(rows, ", include_bytes!({bytes:?})").map_err(io::Error::other)?;
        }
        rows.push_str("),\n");
    }
    rows.push_str("]\n");
    Ok(rows)
}

/// `panel-3QXDD7NA.js` → `panel.js`; a name without a hash stays.
fn logical_name(file: &str) -> String {
    let hashed = file.rsplit_once('.').and_then(|(stem, end)| {
        let (name, hash) = stem.rsplit_once('-')?;
        (hash.len() == 8).then(|| format!("{name}.{end}"))
    });
    hashed.unwrap_or_else(|| file.to_owned())
}

fn content_type(file: &str) -> io::Result<&'static str> {
    match file.rsplit_once('.').map(|(_, end)| end) {
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("txt") => Ok("text/plain; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml"),
        Some("png") => Ok("image/png"),
        Some("ico") => Ok("image/x-icon"),
        _ => Err(io::Error::other(format!(
            "no content type is known for {file}"
        ))),
    }
}
