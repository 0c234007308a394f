//! What the owner decides, as a form.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::NaiveDate;

use super::{icon, presets};
use crate::domain::deal::{Record, RecordField};
use crate::domain::draft::TaxMode;
use crate::domain::ids::UserId;
use crate::domain::settings::{DealField, MOST_DUE_DAYS, Source, Visibility};
use crate::i18n::{Locale, Value};
use crate::journeys::presets::Choices;
use crate::journeys::settings::{Handing, Offer, SettingsView};

/// Every control with its value.
#[expect(clippy::struct_excessive_bools, reason = "a form has a box for each")]
pub(super) struct Form<'a> {
    pub(super) maps: Vec<Map>,
    pub(super) groups: Vec<Group>,
    pub(super) fields_known: bool,
    pub(super) by_term: bool,
    pub(super) due_days: u16,
    pub(super) most_days: u16,
    pub(super) terms: Vec<Choice>,
    pub(super) example: String,
    pub(super) connected: bool,
    pub(super) currencies: Vec<Choice>,
    /// Empty for US companies: there QuickBooks computes.
    pub(super) taxes: Vec<Choice>,
    pub(super) item: String,
    pub(super) item_name: String,
    pub(super) presets: presets::List<'a>,
    pub(super) deal_fields: Vec<Kept>,
    pub(super) note: bool,
    pub(super) activity: bool,
    pub(super) see: &'static str,
    pub(super) chosen: String,
    pub(super) offers: Offers<'a>,
    pub(super) candidates: &'a [(UserId, String)],
    pub(super) company: &'a str,
}

/// A field of the deal that may be kept up to date.
pub(super) struct Kept {
    pub(super) key: &'static str,
    pub(super) label: String,
    pub(super) on: bool,
    pub(super) refused: Option<String>,
}

/// An option of a select.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) word: String,
    pub(super) chosen: bool,
}

impl Choice {
    pub(super) fn new(value: &str, word: String, chosen: &str) -> Self {
        Self {
            value: value.to_owned(),
            word,
            chosen: value == chosen,
        }
    }
}

/// To whom the owner offers it.
#[derive(Template)]
#[template(path = "settings_offers.html")]
pub(super) struct Offers<'a> {
    l: &'a Locale,
    offers: Vec<OfferedTo>,
}

/// Escaped already, by the same engine.
impl HtmlSafe for Offers<'_> {}

struct OfferedTo {
    user: UserId,
    words: String,
}

pub(super) fn offers<'a>(l: &'a Locale, handing: &Handing) -> Offers<'a> {
    let offered = |offer: &Offer| OfferedTo {
        user: offer.user,
        words: l.text_with(
            "set-hand-offered",
            &[
                ("name", Value::from(&offer.name)),
                ("date", l.date(offer.span.until).into()),
            ],
        ),
    };
    Offers {
        l,
        offers: handing.offered.iter().map(offered).collect(),
    }
}

/// One combobox: a part of the invoice and where it comes from.
pub(super) struct Map {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) shown: String,
}

/// The fields of a record.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) options: Vec<(String, String)>,
}

pub(super) fn form<'a>(l: &'a Locale, view: &'a SettingsView) -> Form<'a> {
    let map = |id, name, label: &str, source: &Option<Source>| Map {
        id,
        name,
        label: l.text(label),
        value: source.as_ref().map(Source::code).unwrap_or_default(),
        shown: source
            .as_ref()
            .map_or_else(|| l.text("set-field-none"), |source| shown(l, view, source)),
    };
    let settings = &view.settings;
    let (issued, due) = view.example;
    Form {
        maps: vec![
            map("to", "to", "field-to", &settings.to),
            map("address", "address", "field-address", &settings.address),
            map("email", "email", "field-email", &settings.email),
            map(
                "taxno",
                "tax_number",
                "field-tax-number",
                &settings.tax_number,
            ),
        ],
        groups: Record::ALL
            .into_iter()
            .map(|record| group(l, record, &view.fields))
            .collect(),
        fields_known: view.fields_known,
        by_term: settings.due_term.is_some() && !view.choices.terms.is_empty(),
        due_days: settings.due_days,
        most_days: MOST_DUE_DAYS,
        terms: terms(
            &view.choices,
            settings.due_term.as_deref().unwrap_or_default(),
        ),
        example: example_words(l, issued, due),
        connected: !view.currencies.is_empty(),
        currencies: currencies(l, view),
        taxes: taxes(l, view),
        item: settings
            .item
            .as_ref()
            .map(|item| item.0.clone())
            .unwrap_or_default(),
        item_name: view.item.clone().unwrap_or_else(|| l.text("set-item-ask")),
        presets: presets::list(l, &view.presets, &view.choices),
        deal_fields: DealField::ALL
            .into_iter()
            .map(|field| kept(l, view, field))
            .collect(),
        note: settings.note,
        activity: settings.activity,
        see: match settings.visibility {
            Visibility::OnlyMe => "only_me",
            Visibility::Chosen(_) => "chosen",
            Visibility::DealViewers => "deal_viewers",
        },
        chosen: match &settings.visibility {
            Visibility::Chosen(users) => users
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" "),
            Visibility::OnlyMe | Visibility::DealViewers => String::new(),
        },
        offers: offers(l, &view.handing),
        candidates: &view.handing.candidates,
        company: &view.company,
    }
}

pub(super) fn terms(choices: &Choices, chosen: &str) -> Vec<Choice> {
    choices
        .terms
        .iter()
        .map(|term| Choice::new(&term.id, term.name.clone(), chosen))
        .collect()
}

fn currencies(l: &Locale, view: &SettingsView) -> Vec<Choice> {
    let chosen = view
        .settings
        .currency
        .map_or("", |currency| currency.code());
    let none = Choice::new("", l.text("set-currency-deal"), chosen);
    let one = |currency: &crate::domain::money::Currency| {
        let word = format!("{}, {}", currency.code(), currency.name());
        Choice::new(currency.code(), word, chosen)
    };
    std::iter::once(none)
        .chain(view.currencies.iter().map(one))
        .collect()
}

fn taxes(l: &Locale, view: &SettingsView) -> Vec<Choice> {
    if !view.choices.asks_tax {
        return Vec::new();
    }
    let chosen = view.settings.tax.map_or("", TaxMode::key);
    tax_choices(l, "set-tax-deal", chosen)
}

pub(super) fn tax_choices(l: &Locale, none: &str, chosen: &str) -> Vec<Choice> {
    [
        ("", none),
        ("excluded", "tax-excluded"),
        ("inclusive", "tax-inclusive"),
        ("none", "tax-none"),
    ]
    .into_iter()
    .map(|(value, word)| Choice::new(value, l.text(word), chosen))
    .collect()
}

fn kept(l: &Locale, view: &SettingsView, field: DealField) -> Kept {
    Kept {
        key: field.key(),
        label: l.text(&format!("set-deal-{}", field.key())),
        on: view.settings.deal_fields.contains(&field),
        refused: view
            .refused_fields
            .get(field.key())
            .map(|reason| l.text_with("set-deal-refused", &[("reason", Value::from(reason))])),
    }
}

fn group(l: &Locale, record: Record, fields: &[RecordField]) -> Group {
    let name = l.text(&format!("record-{}", record.key()));
    let mut options: Vec<(String, String)> = fields
        .iter()
        .filter(|field| field.record == record)
        .map(|field| {
            (
                Source::new(record, &field.key).code(),
                format!("{name}: {}", field.name),
            )
        })
        .collect();
    options.sort_by_key(|(_, words)| words.to_lowercase());
    Group { name, options }
}

/// *Organization: Name*; the bare key of a field that Pipedrive no longer has.
fn shown(l: &Locale, view: &SettingsView, source: &Source) -> String {
    let field = view
        .fields
        .iter()
        .find(|field| field.record == source.record && field.key == source.key);
    let name = field.map_or(source.key.as_str(), |field| field.name.as_str());
    format!(
        "{}: {name}",
        l.text(&format!("record-{}", source.record.key()))
    )
}

pub(super) fn example_words(l: &Locale, issued: NaiveDate, due: NaiveDate) -> String {
    l.text_with(
        "set-due-example",
        &[
            ("issued", l.date(issued).into()),
            ("due", l.date(due).into()),
        ],
    )
}
