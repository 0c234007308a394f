//! What an operator is told to watch is what `/metrics` shows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::support::House;
use crate::until;

/// Metric → label → values.
type Numbers = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// The table of `docs/OPERATIONS.md`. A label without values may have any.
fn told() -> Numbers {
    let page = include_str!("../../../docs/OPERATIONS.md");
    let rows = page.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `dealbooks_")?.split('|');
        Some((cells.next()?, cells.next()?))
    });
    let mut told = Numbers::new();
    for (name, labels) in rows {
        let of = told
            .entry(format!("dealbooks_{}", name.trim().trim_end_matches('`')))
            .or_default();
        let mut last: Option<&str> = None;
        let words: Vec<&str> = labels.split('`').collect();
        for (word, after) in words
            .iter()
            .skip(1)
            .step_by(2)
            .zip(words.iter().skip(2).step_by(2))
        {
            match last {
                Some(label) => {
                    of.entry(label.to_owned())
                        .or_default()
                        .insert((*word).to_owned());
                }
                None => {
                    of.entry((*word).to_owned()).or_default();
                }
            }
            last = match after.trim() {
                ":" => Some(word),
                "," => last,
                _ => None,
            };
        }
    }
    told
}

fn shown(text: &str) -> Numbers {
    let mut shown = Numbers::new();
    for line in text.lines() {
        if let Some(typed) = line.strip_prefix("# TYPE ") {
            let name = typed.split(' ').next().unwrap();
            shown.entry(name.to_owned()).or_default();
        }
        let Some((name, rest)) = line.split_once('{').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let family = name.trim_end_matches("_bucket");
        let labels = rest.split('}').next().unwrap();
        for (label, value) in labels.split(',').filter_map(|pair| pair.split_once('=')) {
            if label != "le" {
                let of = shown.entry(family.to_owned()).or_default();
                let values = of.entry(label.to_owned()).or_default();
                values.insert(value.trim_matches('"').to_owned());
            }
        }
    }
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_numbers_an_operator_is_told_to_watch_are_the_ones_there_are() {
    let house = House::connected().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let invoice = house.invoiced().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    let forged = http.post(format!("{}/webhooks/quickbooks", house.process.address));
    assert_eq!(forged.body("[]").send().await.unwrap().status(), 401);
    // Long enough for tokens to be renewed.
    house.pass(7200).await;
    house.invoiced().await;
    let text = http.get(format!("{}/metrics", house.process.admin)).send();
    let text = text.await.unwrap().text().await.unwrap();
    let (told, shown) = (told(), shown(&text));
    let names = |all: &Numbers| all.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&told), names(&shown));
    for (name, labels) in &shown {
        for (label, values) in labels {
            let known = told[name].get(label);
            let known = known.unwrap_or_else(|| panic!("{name} has a label {label}"));
            assert!(
                known.is_empty() || values.is_subset(known),
                "{name}: {label} is {values:?}"
            );
        }
        let missing: Vec<_> = told[name]
            .keys()
            .filter(|label| !labels.contains_key(*label))
            .collect();
        assert!(missing.is_empty(), "{name} has no {missing:?}");
    }
    // What the page says of them elsewhere is about the same names.
    let page = include_str!("../../../docs/OPERATIONS.md");
    for name in page
        .split('`')
        .filter(|word| word.starts_with("dealbooks_"))
    {
        assert!(told.contains_key(name), "{name}");
    }
}
