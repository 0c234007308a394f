//! The list of parts of a release, as `CycloneDX`: from what cargo and npm have locked, by reading lines.

use std::collections::{BTreeMap, BTreeSet};

/// A part, as it is locked.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// `cargo` or `npm`.
    kind: &'static str,
    name: String,
    version: String,
    license: String,
    /// The algorithm and the digest in hexadecimal, where one is locked.
    hash: Option<(&'static str, String)>,
}

/// `tree`: lines `name vVERSION …|LICENSE` of `cargo tree`; the lockfiles of cargo and npm.
pub(crate) fn document(version: &str, tree: &str, cargo_lock: &str, npm_lock: &str) -> String {
    let mut parts = of_cargo(tree, &checksums(cargo_lock));
    parts.extend(of_npm(npm_lock));
    let parts: Vec<String> = parts.iter().map(written).collect();
    format!(
        "{{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"version\": 1,\n\"metadata\": {{\"component\": \
         {{\"type\": \"application\", \"name\": \"dealbooks\", \"version\": {}}}}},\n\"components\": [\n{}\n]}}\n",
        text(version),
        parts.join(",\n")
    )
}

/// Name and version → SHA-256.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.trim_matches([' ', '=', '"']).to_owned())
    };
    let blocks = lock.split("[[package]]");
    blocks
        .filter_map(|block| {
            let key = (field(block, "name")?, field(block, "version")?);
            Some((key, field(block, "checksum")?))
        })
        .collect()
}

fn of_cargo(tree: &str, checksums: &BTreeMap<(String, String), String>) -> BTreeSet<Part> {
    tree.lines()
        .filter_map(|line| {
            let (package, license) = line.split_once('|')?;
            let mut words = package.split(' ');
            let name = words.next()?.to_owned();
            let version = words.next()?.strip_prefix('v')?.to_owned();
            // Our own have no checksum.
            let hash = checksums.get(&(name.clone(), version.clone()))?.clone();
            Some(Part {
                kind: "cargo",
                name,
                version,
                // An old spelling of *or*.
                license: license.trim_end_matches(" (*)").replace('/', " OR "),
                hash: Some(("SHA-256", hash)),
            })
        })
        .collect()
}

/// What is bundled for the browser or bundles it; not what only tests need.
fn of_npm(lock: &str) -> Vec<Part> {
    let blocks = lock.split("\n    \"node_modules/").skip(1);
    let field = |block: &str, name: &str| {
        let line = block
            .lines()
            .find_map(|line| line.trim().strip_prefix(name))?;
        Some(line.trim_matches([':', ' ', ',', '"']).to_owned())
    };
    blocks
        .filter(|block| !block.contains("\"dev\": true") && !block.contains("\"optional\": true"))
        .filter_map(|block| {
            Some(Part {
                kind: "npm",
                name: block.split('"').next()?.to_owned(),
                version: field(block, "\"version\"")?,
                license: field(block, "\"license\"").unwrap_or_default(),
                hash: None,
            })
        })
        .collect()
}

fn written(part: &Part) -> String {
    let purl = format!(
        "pkg:{}/{}@{}",
        part.kind,
        part.name.replace('@', "%40"),
        part.version
    );
    let license = Some(&part.license).filter(|license| !license.is_empty());
    let license = license.map_or_else(String::new, |license| {
        format!(", \"licenses\": [{{\"expression\": {}}}]", text(license))
    });
    let hash = part
        .hash
        .as_ref()
        .map_or_else(String::new, |(alg, digest)| {
            format!(
                ", \"hashes\": [{{\"alg\": {}, \"content\": {}}}]",
                text(alg),
                text(digest)
            )
        });
    format!(
        "{{\"type\": \"library\", \"name\": {}, \"version\": {}, \"purl\": {}{license}{hash}}}",
        text(&part.name),
        text(&part.version),
        text(&purl)
    )
}

fn text(words: &str) -> String {
    let safe = words.chars().filter(|one| !one.is_control());
    let escaped: String = safe
        .flat_map(|one| match one {
            '"' | '\\' => vec!['\\', one],
            one => vec![one],
        })
        .collect();
    format!("\"{escaped}\"")
}
