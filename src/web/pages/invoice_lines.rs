//! *Lines* in the create form: one row each, and the empty rows the page's script copies.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::domain::books::TaxRegime;
use crate::domain::draft::LineKind;
use crate::domain::form::LineInput;
use crate::domain::problem::{FieldError, Place};
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

use super::field::Marked;
use super::icon;
use super::line_notes::{LinePiece, fill_words};
use super::problems::Mark;

#[derive(Template)]
#[template(path = "invoice_lines.html")]
pub(super) struct LinesPart<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    lines: Vec<LineView>,
    blank: LineView,
    blank_text: LineView,
    blank_subtotal: LineView,
    blank_bundle: LineView,
    fill: String,
    hint: String,
    has_tax_column: bool,
    is_us: bool,
}

/// Escaped already, by the same engine.
impl HtmlSafe for LinesPart<'_> {}

impl Marked for LinesPart<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

impl<'a> LinesPart<'a> {
    pub(super) fn new(l: &'a Locale, v: &'a FormView, marks: &'a [Mark]) -> Self {
        let codes = codes(v);
        let line = |(at, line)| LineView::new(l, v, line, at, &codes);
        Self {
            l,
            v,
            marks,
            lines: v.input.lines.iter().enumerate().map(line).collect(),
            blank: LineView::blank(l, v, LineKind::Item, &codes),
            blank_text: LineView::blank(l, v, LineKind::Text, &codes),
            blank_subtotal: LineView::blank(l, v, LineKind::Subtotal, &codes),
            blank_bundle: LineView::blank(l, v, LineKind::Bundle, &codes),
            fill: fill_words(l, v.unlinked),
            hint: hint(l, v),
            has_tax_column: v.books.tax != TaxRegime::Off,
            is_us: v.books.tax.is_us(),
        }
    }
}

/// How many lines came from the deal's products and how many of them are linked.
fn hint(l: &Locale, v: &FormView) -> String {
    let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    match v.from_deal {
        (0, _) => String::new(),
        (products, linked) => l.text_with(
            "lines-hint",
            &[("count", count(products)), ("linked", count(linked))],
        ),
    }
}

/// An entry of a select.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) word: String,
    pub(super) chosen: bool,
}

/// What is called how in a line; `{n}` in the empty rows.
pub(super) struct Names {
    pub(super) item: String,
    pub(super) description: String,
    pub(super) quantity: String,
    pub(super) price: String,
    pub(super) discount: String,
    pub(super) unit: String,
    pub(super) tax: String,
    pub(super) taxable: String,
    pub(super) menu: String,
}

impl Names {
    fn new(l: &Locale, n: &str) -> Self {
        let of = |key| l.plain(key, &[("line", Value::from(n))]);
        Self {
            item: of("line-item-of"),
            description: of("line-description-of"),
            quantity: of("line-qty-of"),
            price: of("line-price-of"),
            discount: of("line-discount-of"),
            unit: of("line-unit-of"),
            tax: of("line-tax-of"),
            taxable: of("line-taxable-of"),
            menu: of("line-menu"),
        }
    }
}

struct LineView {
    /// 1 for the first line; `{n}` in the empty rows.
    pub(super) n: String,
    pub(super) kind: LineKind,
    pub(super) input: LineInput,
    pub(super) codes: Vec<Choice>,
    pub(super) piece: LinePiece,
    /// Of the invoice, as the unit of a discount.
    pub(super) currency: String,
    pub(super) names: Names,
    marks: Vec<Mark>,
}

/// The tax codes a line may have.
fn codes(v: &FormView) -> Vec<Choice> {
    if v.books.tax != TaxRegime::Codes {
        return Vec::new();
    }
    let usable = v.tax_codes.iter().filter(|code| code.active);
    usable
        .map(|code| Choice {
            value: code.id.to_string(),
            word: code.name.clone(),
            chosen: false,
        })
        .collect()
}

fn chosen(codes: &[Choice], id: &str) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice {
            chosen: code.value == id,
            ..code.clone()
        })
        .collect()
}

/// The line a mistake stands in.
fn line_of(place: &Place) -> Option<usize> {
    match place {
        Place::LineItem(at)
        | Place::LineDescription(at)
        | Place::LineQuantity(at)
        | Place::LinePrice(at)
        | Place::LineDiscount(at)
        | Place::LineTax(at) => Some(*at),
        _ => None,
    }
}

impl LineView {
    pub(super) fn new(
        l: &Locale,
        v: &FormView,
        input: &LineInput,
        at: usize,
        codes: &[Choice],
    ) -> Self {
        let n = at.saturating_add(1).to_string();
        let mine = |error: &&FieldError| line_of(&error.place) == Some(at);
        Self {
            names: Names::new(l, &n),
            kind: input.kind(),
            codes: chosen(codes, &input.tax_code),
            piece: LinePiece::new(l, v, at),
            currency: v.input.currency.clone(),
            marks: v
                .errors
                .iter()
                .filter(mine)
                .map(|error| Mark::new(l, error))
                .collect(),
            input: input.clone(),
            n,
        }
    }

    /// A row to be copied.
    pub(super) fn blank(l: &Locale, v: &FormView, kind: LineKind, codes: &[Choice]) -> Self {
        let usual = v
            .input
            .lines
            .iter()
            .map(|line| line.tax_code.as_str())
            .find(|code| !code.is_empty())
            .unwrap_or_default();
        let input = LineInput {
            kind: kind.key().to_owned(),
            link: "unlinked".to_owned(),
            quantity: "1".to_owned(),
            taxable: v.books.tax.is_us() && v.input.lines.iter().any(|line| line.taxable),
            ..LineInput::default()
        };
        Self {
            n: "{n}".to_owned(),
            codes: chosen(codes, usual),
            piece: LinePiece {
                amount: String::new(),
                each: String::new(),
                note: String::new(),
                is_sold: kind.sells(),
            },
            kind,
            currency: v.input.currency.clone(),
            names: Names::new(l, "{n}"),
            marks: Vec::new(),
            input,
        }
    }

    fn is_item(&self) -> bool {
        self.kind == LineKind::Item
    }

    fn is_bundle(&self) -> bool {
        self.kind == LineKind::Bundle
    }

    fn is_subtotal(&self) -> bool {
        self.kind == LineKind::Subtotal
    }

    pub(super) fn id(&self, name: &str) -> String {
        format!("{name}-{}", self.n)
    }

    pub(super) fn sentence(&self, name: &str) -> &str {
        let id = self.id(name);
        self.marks
            .iter()
            .find(|mark| mark.field == id)
            .map_or("", |mark| mark.sentence.as_str())
    }

    /// `linked`, `maybe` or `none`, for the look of the item's box.
    pub(super) fn look(&self) -> &'static str {
        match (self.input.item.is_empty(), self.input.link.as_str()) {
            (true, _) => "none",
            (false, "proposed") => "maybe",
            (false, _) => "linked",
        }
    }

    pub(super) fn picture(&self) -> &'static str {
        match self.look() {
            "linked" => "tick",
            "maybe" => "ask",
            _ => "search",
        }
    }

    pub(super) fn state_key(&self) -> &'static str {
        match self.look() {
            "linked" => "line-state-linked",
            "maybe" => "line-state-proposed",
            _ => "line-state-none",
        }
    }

    /// Class of the row: needs an item, or something is wrong.
    pub(super) fn row_class(&self) -> &'static str {
        match () {
            () if !self.marks.is_empty() => "wrong",
            () if self.input.is_unlinked() => "needs",
            () if self.kind == LineKind::Subtotal => "is-sub",
            () => "",
        }
    }
}
