//! The pairs of the create form as the journeys take them: every value as typed, lines in the order of the document.

use std::collections::BTreeMap;

use super::error::WebError;
use super::pairs::Pairs;
use crate::domain::extras::Extras;
use crate::domain::form::{FormInput, LineInput};
use crate::domain::ids::{FormKey, PresetId};
use crate::domain::newcomer::Newcomer;

/// What was posted.
#[derive(Debug)]
pub(super) struct Posted {
    pub(super) key: FormKey,
    pub(super) input: FormInput,
    /// A further invoice of the same deal is wanted.
    pub(super) another: bool,
    /// The preset that is chosen.
    pub(super) preset: PresetId,
    /// What was answered to the question that the form asks.
    pub(super) answer: String,
    /// What was drawn besides sums.
    pub(super) shape: String,
}

/// Line numbers beyond this are nobody's form.
const LAST_LINE: u32 = 100_000;

/// Reads the form. Unknown names are ignored, gaps between lines are closed.
pub(super) fn read(pairs: &Pairs) -> Result<Posted, WebError> {
    let key = pairs
        .filled("form_key")
        .filter(|key| key.len() <= 64)
        .ok_or(WebError::Malformed("form_key"))?;
    let mut lines: BTreeMap<u32, LineInput> = BTreeMap::new();
    for (name, value) in pairs.iter() {
        let Some((number, field)) = name
            .strip_prefix("line.")
            .and_then(|rest| rest.split_once('.'))
        else {
            continue;
        };
        let number: u32 = number
            .parse()
            .map_err(|_| WebError::Malformed("line_number"))?;
        if number > LAST_LINE {
            return Err(WebError::Malformed("line_number"));
        }
        put(lines.entry(number).or_default(), field, value);
    }
    let input = FormInput {
        customer_kind: pairs.field("customer_kind"),
        customer_id: pairs.field("customer_id"),
        customer_name: pairs.field("customer_name"),
        newcomer: newcomer(pairs),
        to: pairs.field("to"),
        address: pairs.field("address"),
        email: pairs.field("email"),
        tax_number: pairs.field("tax_number"),
        currency: pairs.field("currency"),
        rate: pairs.field("rate"),
        convert_rate: pairs.field("convert_rate"),
        issued: pairs.field("issued"),
        due: pairs.field("due"),
        number: pairs.field("number"),
        tax: pairs.field("tax"),
        message: pairs.field("message"),
        note: pairs.field("note"),
        extras: extras(pairs),
        discount: pairs.field("discount"),
        discount_kind: pairs.field("discount_kind"),
        lines: lines.into_values().collect(),
    };
    Ok(Posted {
        key: FormKey(key.to_owned()),
        input,
        another: pairs.filled("another").is_some(),
        preset: PresetId(pairs.field("preset")),
        answer: pairs.field("answer"),
        shape: pairs.field("shape"),
    })
}

fn newcomer(pairs: &Pairs) -> Newcomer {
    Newcomer {
        display_name: pairs.field("new.name"),
        company: pairs.field("new.company"),
        first_name: pairs.field("new.first"),
        last_name: pairs.field("new.last"),
        phone: pairs.field("new.phone"),
        street: pairs.field("new.street"),
        city: pairs.field("new.city"),
        state: pairs.field("new.state"),
        postal_code: pairs.field("new.postal"),
        country: pairs.field("new.country"),
        currency: pairs.field("new.currency"),
    }
}

fn extras(pairs: &Pairs) -> Extras {
    let own = (1..=3).map(|number| {
        let value = pairs.field(&format!("own.{number}"));
        (number.to_string(), value)
    });
    Extras {
        term: pairs.field("term"),
        class: pairs.field("class"),
        location: pairs.field("location"),
        own: own.filter(|(_, value)| !value.is_empty()).collect(),
    }
}

fn put(line: &mut LineInput, field: &str, value: &str) {
    let place = match field {
        "kind" => &mut line.kind,
        "row" => &mut line.row,
        "product" => &mut line.product,
        "item" => &mut line.item,
        "item_name" => &mut line.item_name,
        "link" => &mut line.link,
        "description" => &mut line.description,
        "quantity" => &mut line.quantity,
        "price" => &mut line.price,
        "discount" => &mut line.discount,
        "discount_kind" => &mut line.discount_kind,
        "tax_code" => &mut line.tax_code,
        "taxable" => {
            line.taxable = !value.is_empty();
            return;
        }
        _ => return,
    };
    value.clone_into(place);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(text: &str) -> Result<Posted, WebError> {
        read(&Pairs::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn lines_come_in_the_order_of_their_numbers_without_gaps() {
        let posted = posted("form_key=k&line.10.description=last&line.2.description=first&line.2.taxable=on&line.10.quantity=3").unwrap();
        let words: Vec<_> = posted
            .input
            .lines
            .iter()
            .map(|line| line.description.as_str())
            .collect();
        assert_eq!(words, ["first", "last"]);
        assert_eq!(
            posted.input.lines.first().map(|line| line.taxable),
            Some(true)
        );
        assert_eq!(
            posted
                .input
                .lines
                .last()
                .map(|line| (line.quantity.as_str(), line.taxable)),
            Some(("3", false))
        );
        assert!(!posted.another);
    }

    #[test]
    fn a_form_cannot_name_what_it_may_not() {
        let posted =
            posted("form_key=k&company_id=9&owner=2&realm=1&line.1.amount=5&status=paid&another=1")
                .unwrap();
        assert_eq!(
            posted.input,
            FormInput {
                lines: vec![LineInput::default()],
                ..FormInput::default()
            }
        );
        assert!(posted.another);
    }

    #[test]
    fn nonsense_is_refused() {
        for wrong in [
            "",
            "form_key=",
            "form_key=k&line.x.price=1",
            "form_key=k&line.-1.price=1",
            "form_key=k&line.4294967296.price=1",
            "form_key=k&line.100001.price=1",
        ] {
            assert!(posted(wrong).is_err(), "{wrong}");
        }
    }
}
