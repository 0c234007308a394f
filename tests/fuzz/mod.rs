//! What reads outside bytes, against bytes that nobody meant.
//!
//! Every target is an ordinary unit test beside the code it is about, named `fuzz_…`. It gets the kept inputs of
//! `tests/fuzz/corpus/<name>/` as they are, and then what a seeded mutator makes of them. What a target understands joins the
//! pool that is mutated further, so that the walk goes on from what was read, not from what was refused at once.
//!
//! `FUZZ_SECONDS=600 cargo test --lib fuzz_` walks for that long per target from another seed each time.
//! `docs/adr/0014-fuzzing-on-stable.md` says why it is done this way.

use std::ffi::OsString;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

/// Mutations per target in an ordinary run: counted, so that a slow machine tests the same.
const ROUNDS: u64 = 4_000;
/// No input grows beyond this; limits on size are tested where they are set.
const LONGEST: usize = 32 * 1024;
/// Understood mutants that are kept for further mutation.
const POOL: usize = 1_000;

/// What breaks parsers of any kind.
const SPLINTERS: [&[u8]; 34] = [
    b"0",
    b"-0",
    b"-1",
    b"00",
    b"1e400",
    b"1E-30",
    b".",
    b",",
    b"+",
    b"99999999999999999999",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"79228162514264337593543950335",
    b"0.00000000000000000000000000001",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"%00",
    b"%",
    b"&",
    b"=",
    b"'",
    b"<",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    "\u{feff}".as_bytes(),
    "\u{202e}İßﬁ".as_bytes(),
    "２０２６-02-30".as_bytes(),
];

/// Runs one target; it says whether it understood the bytes, and panics where something is wrong.
pub(crate) fn run(name: &str, target: impl Fn(&[u8]) -> bool) {
    let kept = kept(name);
    assert!(!kept.is_empty(), "tests/fuzz/corpus/{name} holds nothing");
    let seconds = number("FUZZ_SECONDS");
    let seed =
        number("FUZZ_SEED").unwrap_or_else(|| seconds.map_or(20_261_126, |_| rand::random()));
    for input in &kept {
        tried(name, seed, input, &target);
    }
    let (mut rng, began) = (StdRng::seed_from_u64(seed), Instant::now());
    let (mut pool, mut rounds) = (kept.clone(), 0_u64);
    while seconds.map_or(rounds < ROUNDS, |most| {
        began.elapsed() < Duration::from_secs(most)
    }) {
        let input = mutated(&mut rng, &pool);
        if tried(name, seed, &input, &target) {
            if pool.len() < POOL {
                pool.push(input);
            } else {
                let place = rng.random_range(kept.len().min(POOL - 1)..POOL);
                pool[place] = input;
            }
        }
        rounds += 1;
    }
    if seconds.is_some() {
        eprintln!(
            "{name}: {rounds} inputs, {} understood, seed {seed}",
            pool.len()
        );
    }
}

/// Kept inputs as text files; for what a target wants as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn tried(name: &str, seed: u64, input: &[u8], target: &impl Fn(&[u8]) -> bool) -> bool {
    catch_unwind(AssertUnwindSafe(|| target(input))).unwrap_or_else(|panic| {
        let file = top().join(format!("target/fuzz-{name}.bin"));
        let written = fs::write(&file, input);
        eprintln!(
            "FUZZ_SEED={seed}, {}: keep it in tests/fuzz/corpus/{name}: {written:?}\n{:?}",
            file.display(),
            text(input)
        );
        resume_unwind(panic)
    })
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = top().join("tests/fuzz/corpus").join(name);
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn number(name: &str) -> Option<u64> {
    let text: Option<OsString> = std::env::var_os(name);
    text.and_then(|text| text.to_str()?.parse().ok())
}

fn mutated(rng: &mut StdRng, pool: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = pool.choose(rng).unwrap().clone();
    for _ in 0..rng.random_range(1..=6) {
        mutate(rng, &mut bytes, pool);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn mutate(rng: &mut StdRng, bytes: &mut Vec<u8>, pool: &[Vec<u8>]) {
    let from = rng.random_range(0..=bytes.len());
    let to = rng.random_range(from..=bytes.len().min(from + 40));
    match rng.random_range(0..9) {
        // One bit, one byte.
        0 | 1 if from < bytes.len() => bytes[from] ^= 1 << rng.random_range(0..8),
        2 if from < bytes.len() => bytes[from] = rng.random(),
        // Left out, cut off, said twice.
        3 => drop(bytes.drain(from..to)),
        4 if rng.random_ratio(1, 4) => bytes.truncate(from),
        5 => {
            let piece = bytes[from..to].to_vec();
            let times = if rng.random_ratio(1, 50) { 300 } else { 1 };
            bytes.splice(from..from, piece.repeat(times));
        }
        // A splinter in between or in place of something.
        6 => drop(bytes.splice(from..from, SPLINTERS.choose(rng).unwrap().iter().copied())),
        7 => drop(bytes.splice(from..to, SPLINTERS.choose(rng).unwrap().iter().copied())),
        // Something of another input.
        _ => {
            let other = pool.choose(rng).unwrap();
            let start = rng.random_range(0..=other.len());
            let end = rng.random_range(start..=other.len().min(start + 200));
            bytes.splice(from..to, other[start..end].iter().copied());
        }
    }
}
