//! A postal address for an invoice out of Pipedrive's components (`pipedrive.md` 8.6).

use std::collections::BTreeMap;

/// Components by their names: `route`, `locality`, …; `value` and `formatted_address` are whole texts.
pub(super) fn lines(parts: &BTreeMap<String, String>) -> String {
    let part = |name: &str| parts.get(name).map_or("", String::as_str);
    let whole = [part("value"), part("formatted_address")]
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let street = street(part, whole);
    let place = join(&[part("postal_code"), city(part)]);
    if street.is_empty() || place.is_empty() {
        return split_commas(whole);
    }
    let region = part("admin_area_level_1");
    let region = if region == city(part) { "" } else { region };
    [street.as_str(), place.as_str(), region, part("country")]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn city<'a>(part: impl Fn(&str) -> &'a str) -> &'a str {
    let city = part("locality");
    if city.is_empty() {
        part("sublocality")
    } else {
        city
    }
}

/// As the whole text writes it, because countries disagree where the number stands.
fn street<'a>(part: impl Fn(&str) -> &'a str, whole: &str) -> String {
    let (route, number, unit) = (part("route"), part("street_number"), part("subpremise"));
    if route.is_empty() {
        return String::new();
    }
    let first = whole
        .split([',', '\n'])
        .map(str::trim)
        .find(|piece| piece.contains(route) && piece.contains(number));
    let line = first.map_or_else(|| join(&[route, number]), str::to_owned);
    if unit.is_empty() || line.contains(unit) {
        line
    } else {
        format!("{line}, {unit}")
    }
}

fn join(words: &[&str]) -> String {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Free text: what a person wrote in one line is broken at its commas.
fn split_commas(whole: &str) -> String {
    if whole.contains('\n') {
        return whole.to_owned();
    }
    whole
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(parts: &[(&str, &str)]) -> String {
        let parts = parts
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        lines(&parts.collect())
    }

    #[test]
    fn components_become_lines() {
        assert_eq!(
            lines_of(&[
                ("value", "Sadama 5, 10111 Tallinn, Estonia"),
                ("street_number", "5"),
                ("route", "Sadama"),
                ("locality", "Tallinn"),
                ("admin_area_level_1", "Harju maakond"),
                ("country", "Estonia"),
                ("postal_code", "10111"),
            ]),
            "Sadama 5\n10111 Tallinn\nHarju maakond\nEstonia"
        );
        assert_eq!(
            lines_of(&[
                ("value", "1 High St, Reno, NV 89501, USA"),
                ("street_number", "1"),
                ("route", "High St"),
                ("subpremise", "Floor 2"),
                ("locality", "Reno"),
                ("admin_area_level_1", "Nevada"),
                ("country", "USA"),
                ("postal_code", "89501"),
            ]),
            "1 High St, Floor 2\n89501 Reno\nNevada\nUSA"
        );
    }

    #[test]
    fn free_text_stays_what_it_is() {
        assert_eq!(
            lines_of(&[("value", "behind the harbour, Tallinn")]),
            "behind the harbour\nTallinn"
        );
        assert_eq!(lines_of(&[("value", "a\nb, c")]), "a\nb, c");
        assert_eq!(lines_of(&[]), "");
        assert_eq!(lines_of(&[("country", "Estonia")]), "");
    }
}
