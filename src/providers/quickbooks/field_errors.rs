//! QuickBooks' refusals as mistakes in the form's fields (`quickbooks.md` 3.7).

use crate::domain::customer::CustomerChoice;
use crate::domain::draft::Draft;
use crate::domain::newcomer::another_name;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::providers::error::Refusal;
use crate::providers::wire::clean;

/// Where the person can mend it, and what is wrong; what no field explains goes to the form.
pub fn to_field_errors(refusal: &Refusal, draft: &Draft) -> Vec<FieldError> {
    let (place, problem) = explained(refusal, draft)
        .unwrap_or_else(|| (Place::Form, Problem::Other(sentence(refusal))));
    vec![FieldError { place, problem }]
}

fn explained(refusal: &Refusal, draft: &Draft) -> Option<(Place, Problem)> {
    let said = || Problem::Other(sentence(refusal));
    Some(match refusal.code.as_str() {
        "120" | "3100" | "3202" | "5020" => (Place::Form, Problem::Permission),
        "6190" => (Place::Form, Problem::Subscription),
        "610" | "2500" => reference(refusal, draft)?,
        "3000" => (own_field(refusal, draft)?, not_taken(refusal)),
        "6250" => (Place::Customer, Problem::CustomerGone),
        "2040" if draft.customer == CustomerChoice::New => {
            (Place::DisplayName, Problem::NameCharacters)
        }
        "2030" | "2040" | "2060" | "2070" | "2080" | "2090" | "2100" | "2110" | "2120" | "2140"
        | "2150" | "2160" | "2170" | "2230" | "2240" | "2250" => {
            (named_field(refusal, draft)?, not_taken(refusal))
        }
        "2050" => too_long(refusal, draft)?,
        "2210" => (Place::Email, Problem::NotAnEmail),
        "6420" => (Place::Email, Problem::Empty),
        "2220" => (
            Place::Currency,
            Problem::UnknownCurrency(
                draft
                    .currency
                    .map_or_else(String::new, |currency| currency.code().to_owned()),
            ),
        ),
        "6080" => (Place::DisplayName, Problem::Empty),
        "6090" => (Place::Discount, said()),
        "6070" => (Place::Lines, said()),
        "6100" | "6160" | "6170" => (Place::Tax, Problem::TaxCodeMissing),
        "6140" => (Place::Number, Problem::NumberUsed(draft.number.clone())),
        // Whatever the closing date is, the invoice's own day lies on or before it.
        "6200" | "6210" => (Place::Issued, Problem::BooksClosed(draft.issued)),
        "6240" => (
            Place::DisplayName,
            Problem::NameTaken {
                by: String::new(),
                offer: Some(another_name(draft.newcomer.name(&draft.buyer), |_| false)),
            },
        ),
        "6270" => (Place::Issued, said()),
        "2020" => required(refusal, draft)?,
        "6000" => business(refusal, draft)?,
        _ => return None,
    })
}

/// QuickBooks does not take what stands in the field; its own sentence follows ours.
fn not_taken(refusal: &Refusal) -> Problem {
    Problem::NotTaken(sentence(refusal))
}

/// The field that QuickBooks names.
fn named_field(refusal: &Refusal, draft: &Draft) -> Option<Place> {
    let text = format!("{} {}", refusal.element, refusal.detail).to_lowercase();
    place_of(&text, draft)
}

/// Which of the company's own fields: the one that is named, or the first that says something.
fn own_field(refusal: &Refusal, draft: &Draft) -> Option<Place> {
    let text = format!("{} {}", refusal.element, refusal.detail).to_lowercase();
    let named = ["definitionid", "custom field", "customfield"]
        .into_iter()
        .find_map(|word| {
            let (_, rest) = text.split_once(word)?;
            let rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        });
    let first = || draft.extras.own.keys().find_map(|id| id.parse().ok());
    let known = |number: &usize| draft.extras.own.contains_key(&number.to_string());
    named.filter(known).or_else(first).map(Place::Own)
}

/// A choice from a list of the company's, by the words QuickBooks has for it.
fn chosen(text: &str, draft: &Draft) -> Option<Place> {
    let extras = &draft.extras;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if !extras.term.is_empty() && has(&["salesterm", "terms", "term element"]) {
        return Some(Place::Term);
    }
    if !extras.class.is_empty() && has(&["classref", "classes", "klass", "class element"]) {
        return Some(Place::Class);
    }
    let location = ["department", "location"];
    (!extras.location.is_empty() && has(&location)).then_some(Place::Location)
}

/// Which of our references QuickBooks does not know: it names the kind, and mostly the id.
fn reference(refusal: &Refusal, draft: &Draft) -> Option<(Place, Problem)> {
    let text = format!("{} {}", refusal.detail, refusal.element).to_lowercase();
    let id = text
        .split_once("element id ")
        .map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default());
    let line_with = |id: &str| {
        let item = |line: &crate::domain::draft::DraftLine| {
            line.item.as_ref().is_some_and(|item| item.as_str() == id)
        };
        draft.lines.iter().position(item)
    };
    if let Some(place) = chosen(&text, draft) {
        return Some((place, Problem::NotInList));
    }
    if text.contains("currenc") {
        let code = draft.currency.map_or("", |currency| currency.code());
        return Some((Place::Currency, Problem::UnknownCurrency(code.to_owned())));
    }
    if text.contains("names element") || text.contains("customer") && !text.contains("items") {
        return Some((Place::Customer, Problem::CustomerGone));
    }
    if text.contains("tax") && !text.contains("items") {
        return Some((Place::Tax, Problem::TaxCodeMissing));
    }
    if let Some(at) = id.and_then(line_with) {
        return Some((Place::LineItem(at), Problem::ItemGone));
    }
    if text.contains("item") && !text.contains("customers") {
        return Some((Place::Lines, Problem::ItemGone));
    }
    None
}

fn too_long(refusal: &Refusal, draft: &Draft) -> Option<(Place, Problem)> {
    let text = format!("{} {}", refusal.element, refusal.detail).to_lowercase();
    let after = |word: &str| {
        let (_, rest) = text.split_once(word)?;
        let digits: String = rest
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(|c| c.is_ascii_digit() || *c == ',')
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    let place = place_of(&text, draft).or_else(|| {
        let own = text.contains("customfield") || text.contains("stringvalue");
        own.then(|| own_field(refusal, draft)).flatten()
    })?;
    let most = after("max:")?;
    let length = after("length:").unwrap_or(most);
    Some((place, Problem::TooLong { length, most }))
}

fn place_of(text: &str, draft: &Draft) -> Option<Place> {
    let places = [
        ("customermemo", Place::Message),
        ("privatenote", Place::PrivateNote),
        ("docnumber", Place::Number),
        ("billemail", Place::Email),
        ("primaryemail", Place::Email),
        ("billaddr", Place::Address),
        ("displayname", Place::DisplayName),
        ("companyname", Place::Company),
        ("givenname", Place::FirstName),
        ("familyname", Place::LastName),
        ("primaryphone", Place::Phone),
        ("freeformnumber", Place::Phone),
        ("countrysubdivision", Place::State),
        ("postalcode", Place::PostalCode),
        ("taxidentifier", Place::TaxNumber),
        ("customerref", Place::Customer),
        ("salestermref", Place::Term),
        ("classref", Place::Class),
        ("departmentref", Place::Location),
        ("currencyref", Place::Currency),
        ("exchangerate", Place::ExchangeRate),
        ("txndate", Place::Issued),
        ("duedate", Place::Due),
        ("description", Place::Lines),
        ("line", Place::Lines),
    ];
    places
        .into_iter()
        .find_map(|(word, place)| text.contains(word).then_some(place))
        .or_else(|| chosen(text, draft))
}

fn required(refusal: &Refusal, draft: &Draft) -> Option<(Place, Problem)> {
    let text = format!("{} {}", refusal.detail, refusal.element).to_lowercase();
    if text.contains("currency") {
        return Some((Place::Currency, Problem::Empty));
    }
    if text.contains("customfield") || text.contains("custom field") {
        return Some((own_field(refusal, draft)?, Problem::Empty));
    }
    Some((place_of(&text, draft)?, Problem::Empty))
}

/// Code 6000 is a box of sentences; these are known, the others are shown as they are.
fn business(refusal: &Refusal, draft: &Draft) -> Option<(Place, Problem)> {
    let text = refusal.detail.to_lowercase();
    let said = || Problem::Other(sentence(refusal));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["vat rate", "gst rate", "tax rate", "gst/hst", "tax code"]) {
        return Some((Place::Tax, Problem::TaxCodeMissing));
    }
    if has(&["currency"]) {
        let theirs = match &draft.customer {
            CustomerChoice::Existing { currency, .. } => *currency,
            CustomerChoice::New | CustomerChoice::Undecided => None,
        };
        let differs = theirs.filter(|theirs| Some(*theirs) != draft.currency);
        return Some((
            Place::Currency,
            differs.map_or_else(said, Problem::CustomerCurrency),
        ));
    }
    if has(&["negative", "less than zero", "less than 0", "0 or greater"]) {
        return Some((Place::Lines, Problem::NegativeTotal));
    }
    if has(&["discount"]) {
        return Some((Place::Discount, said()));
    }
    let place = if has(&["custom field", "customfield"]) {
        own_field(refusal, draft)
    } else if has(&["docnumber", "document number", "invoice number"]) {
        Some(Place::Number)
    } else if has(&["billemail", "email address", "e-mail address"]) {
        Some(Place::Email)
    } else {
        place_of(&text, draft)
            .filter(|place| *place != Place::Lines)
            .or_else(|| {
                (!draft.extras.class.is_empty() && has(&[" class "])).then_some(Place::Class)
            })
    };
    place.map(|place| (place, not_taken(refusal)))
}

/// QuickBooks' own words without its machinery, at most 300 characters.
fn sentence(refusal: &Refusal) -> String {
    let detail = clean(&refusal.detail).replace('\n', " ");
    let detail = detail
        .trim_start_matches("Business Validation Error")
        .trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    let told = if detail.is_empty() || is_machinery(detail) {
        refusal.message.as_str()
    } else {
        detail
    };
    let told = if is_machinery(told) { "" } else { told };
    told.chars().take(300).collect()
}

fn is_machinery(text: &str) -> bool {
    text.contains("errorCode=") || text.contains("statusCode=")
}

#[cfg(test)]
#[path = "field_errors_tests.rs"]
mod tests;
