//! A preset in a form: what it fills in, and what stood there before, so that nothing typed is lost to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::books::{BooksItem, BooksProfile, TaxRegime};
use super::extras::Offered;
use super::form::{FormInput, plain};
use super::form_lines::LineInput;
use super::ids::ItemId;
use super::moment::due_after;
use super::preset::{Due, Named, Preset, PresetLine};

/// A place that the preset filled in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Filled {
    place: Place,
    before: String,
    put: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Place {
    Due,
    Term,
    Tax,
    Message,
    Note,
    Class,
    Location,
}

/// The preset that a form was filled from.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Applied {
    /// Of the preset; empty: none.
    pub id: String,
    /// The language of its words, as a tag.
    pub language: Option<String>,
    filled: Vec<Filled>,
    lines: Vec<LineInput>,
}

/// What a preset is applied with.
pub struct Around<'a> {
    pub books: &'a BooksProfile,
    pub offered: Offered<'a>,
    /// The items of its lines.
    pub items: &'a BTreeMap<ItemId, BooksItem>,
}

impl Applied {
    /// Fills the form in. What the company does not track or has no more is left as it is.
    pub fn fill(preset: &Preset, input: &mut FormInput, around: &Around<'_>) -> Self {
        let mut applied = Self {
            id: preset.id.as_str().to_owned(),
            language: preset.language.clone(),
            ..Self::default()
        };
        let issued = input.issued.trim().parse::<NaiveDate>().ok();
        if let (Some(due), Some(issued)) = (&preset.due, issued)
            && let Some((day, term)) = due_of(due, issued, around.offered)
        {
            applied.put(input, Place::Due, day.to_string());
            applied.put(input, Place::Term, term);
        }
        if let Some(tax) = preset.tax
            && around.books.tax == TaxRegime::Codes
        {
            applied.put(input, Place::Tax, tax.key().to_owned());
        }
        for (place, text) in [
            (Place::Message, &preset.message),
            (Place::Note, &preset.private_note),
        ] {
            if !text.trim().is_empty() {
                applied.put(input, place, text.clone());
            }
        }
        let known = |list: &[Named], one: &Option<Named>| {
            let wanted = one.as_ref()?;
            list.iter().find(|have| have.id == wanted.id).cloned()
        };
        for (place, chosen) in [
            (Place::Class, known(around.offered.classes, &preset.class)),
            (
                Place::Location,
                known(around.offered.locations, &preset.location),
            ),
        ] {
            if let Some(chosen) = chosen {
                applied.put(input, place, chosen.id);
            }
        }
        applied.lines = preset
            .lines
            .iter()
            .map(|line| line_of(line, around))
            .collect();
        input.lines.extend(applied.lines.iter().cloned());
        applied
    }

    fn put(&mut self, input: &mut FormInput, place: Place, put: String) {
        let before = std::mem::replace(place.of(input), put.clone());
        self.filled.push(Filled { place, before, put });
    }

    /// Takes back what still stands as it was filled in; what was typed over stays.
    pub fn take_back(self, input: &mut FormInput) {
        for one in self.filled {
            let now = one.place.of(input);
            if same_text(now, &one.put) {
                *now = one.before;
            }
        }
        for line in self.lines {
            if let Some(at) = input.lines.iter().rposition(|have| is_same(have, &line)) {
                input.lines.remove(at);
            }
        }
    }
}

impl Place {
    fn of(self, input: &mut FormInput) -> &mut String {
        match self {
            Self::Due => &mut input.due,
            Self::Term => &mut input.extras.term,
            Self::Tax => &mut input.tax,
            Self::Message => &mut input.message,
            Self::Note => &mut input.note,
            Self::Class => &mut input.extras.class,
            Self::Location => &mut input.extras.location,
        }
    }
}

fn due_of(due: &Due, issued: NaiveDate, offered: Offered<'_>) -> Option<(NaiveDate, String)> {
    match due {
        Due::Days(days) => Some((due_after(issued, *days), String::new())),
        Due::Term(id) => {
            let term = offered.terms.iter().find(|term| term.id == *id)?;
            Some((term.due(issued)?, id.clone()))
        }
    }
}

fn line_of(line: &PresetLine, around: &Around<'_>) -> LineInput {
    let item = line
        .item
        .as_ref()
        .and_then(|id| around.items.get(id))
        .filter(|item| item.is_sellable());
    let Some(id) = &line.item else {
        return LineInput {
            kind: "text".to_owned(),
            link: "unlinked".to_owned(),
            description: line.description.clone(),
            ..LineInput::default()
        };
    };
    let code = item.and_then(|item| item.sales_tax_code.clone());
    LineInput {
        kind: "item".to_owned(),
        item: item.map_or_else(String::new, |_| id.as_str().to_owned()),
        item_name: item.map_or_else(String::new, |item| item.full_name.clone()),
        link: if item.is_some() { "linked" } else { "unlinked" }.to_owned(),
        description: line.description.clone(),
        quantity: plain(line.quantity),
        price: plain(line.price),
        taxable: item.is_some_and(|item| item.taxable),
        tax_code: code.map_or_else(String::new, |code| code.0),
        ..LineInput::default()
    }
}

/// Browsers send line breaks their own way.
fn same_text(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    plain(one) == plain(other)
}

fn is_same(one: &LineInput, other: &LineInput) -> bool {
    one.kind == other.kind
        && one.item == other.item
        && same_text(&one.description, &other.description)
        && same_text(&one.quantity, &other.quantity)
        && same_text(&one.price, &other.price)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::draft::TaxMode;
    use crate::domain::money::Currency;

    fn books() -> BooksProfile {
        BooksProfile {
            company_name: String::new(),
            country: "GB".into(),
            home_currency: Currency::parse("GBP").unwrap(),
            multicurrency: true,
            tax: TaxRegime::Codes,
            custom_numbers: false,
            allow_discount: true,
            closed_until: None,
            time_zone: String::new(),
            default_term: None,
            classes: true,
            locations: false,
            location_word: None,
            own_fields: Vec::new(),
            last_number: None,
            online_payments: None,
        }
    }

    fn filled(preset: &Preset, input: &mut FormInput) -> Applied {
        let classes = [Named {
            id: "1".into(),
            name: "Retail".into(),
        }];
        let around = Around {
            books: &books(),
            offered: Offered {
                terms: &[],
                classes: &classes,
                locations: &[],
            },
            items: &BTreeMap::new(),
        };
        Applied::fill(preset, input, &around)
    }

    fn preset() -> Preset {
        let mut preset = Preset::new("7".into(), "Deposit");
        preset.due = Some(Due::Days(14));
        preset.message = "Thank you\nSee you".into();
        preset.tax = Some(TaxMode::Inclusive);
        preset.class = Some(Named {
            id: "1".into(),
            name: "Retail".into(),
        });
        preset.location = Some(Named {
            id: "9".into(),
            name: "Gone".into(),
        });
        preset.lines.push(PresetLine {
            description: "Terms apply".into(),
            item: None,
            item_name: String::new(),
            quantity: Decimal::ONE,
            price: Decimal::ZERO,
        });
        preset
    }

    fn typed() -> FormInput {
        FormInput {
            issued: "2026-11-23".into(),
            due: "2026-12-23".into(),
            tax: "excluded".into(),
            message: "Mine".into(),
            ..FormInput::default()
        }
    }

    #[test]
    fn what_a_preset_replaced_comes_back() {
        let mut input = typed();
        let applied = filled(&preset(), &mut input);
        assert_eq!(
            (input.due.as_str(), input.tax.as_str()),
            ("2026-12-07", "inclusive")
        );
        assert_eq!(
            (input.extras.class.as_str(), input.extras.location.as_str()),
            ("1", "")
        );
        assert_eq!(input.lines.len(), 1);
        // As a browser sends it back.
        input.message = "Thank you\r\nSee you".into();
        applied.take_back(&mut input);
        assert_eq!(input, typed());
    }

    #[test]
    fn what_was_typed_over_a_preset_stays() {
        let mut input = typed();
        let applied = filled(&preset(), &mut input);
        input.message = "Thank you very much".into();
        input.lines[0].description = "Terms apply, as agreed".into();
        applied.take_back(&mut input);
        assert_eq!(input.message, "Thank you very much");
        assert_eq!(input.lines.len(), 1);
        assert_eq!(input.due, "2026-12-23");
    }
}
