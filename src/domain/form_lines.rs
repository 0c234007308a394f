//! The lines of the create form as they were typed.

use rust_decimal::Decimal;

use super::deal::Discount;
use super::draft::{DraftLine, LineKind, LinkState};
use super::form::{Reader, plain};
use super::ids::{ItemId, ProductId, TaxCodeId};
use super::money::Currency;
use super::problem::{Place, Problem};

/// One line of the form, every value as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct LineInput {
    /// `item`, `text`, `subtotal` or `bundle`.
    pub kind: String,
    /// Id of the row of the deal's products the line came from, or empty.
    pub row: String,
    /// Id of the Pipedrive product the line came from, or empty.
    pub product: String,
    /// Id of the QuickBooks item, or empty.
    pub item: String,
    pub item_name: String,
    /// `linked`, `proposed` or `unlinked`; shown, never trusted.
    pub link: String,
    pub description: String,
    pub quantity: String,
    pub price: String,
    pub discount: String,
    /// `percent` or `amount`.
    pub discount_kind: String,
    pub taxable: bool,
    pub tax_code: String,
}

impl LinkState {
    pub fn key(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::Proposed => "proposed",
            Self::Unlinked => "unlinked",
        }
    }
}

impl LineKind {
    pub fn key(&self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Text => "text",
            Self::Subtotal => "subtotal",
            Self::Bundle => "bundle",
        }
    }

    fn parse(key: &str) -> Self {
        [Self::Text, Self::Subtotal, Self::Bundle]
            .into_iter()
            .find(|one| one.key() == key)
            .unwrap_or(Self::Item)
    }
}

impl LineInput {
    pub fn kind(&self) -> LineKind {
        LineKind::parse(&self.kind)
    }

    /// A line that sells something and does not say yet which item.
    pub fn is_unlinked(&self) -> bool {
        self.kind().sells() && self.item.trim().is_empty()
    }
}

impl From<&DraftLine> for LineInput {
    fn from(line: &DraftLine) -> Self {
        let (discount, discount_kind) = match line.discount {
            Discount::Percent(value) => (value, "percent"),
            Discount::Amount(value) => (value, "amount"),
        };
        Self {
            kind: line.kind.key().to_owned(),
            row: line.row.map_or_else(String::new, |row| row.to_string()),
            product: line.product.map_or_else(String::new, |id| id.to_string()),
            item: line
                .item
                .as_ref()
                .map_or_else(String::new, |id| id.0.clone()),
            item_name: line.item_name.clone(),
            link: line.link.key().to_owned(),
            description: line.description.clone(),
            quantity: plain(line.quantity),
            price: plain(line.price),
            discount: if discount.is_zero() {
                String::new()
            } else {
                plain(discount)
            },
            discount_kind: discount_kind.to_owned(),
            taxable: line.taxable,
            tax_code: line
                .tax_code
                .as_ref()
                .map_or_else(String::new, |id| id.0.clone()),
        }
    }
}

impl Reader {
    fn price(&mut self, line: &LineInput, at: usize, currency: Option<Currency>) -> Decimal {
        let price = self.number(&line.price, Decimal::ZERO, Place::LinePrice(at));
        if let Some(currency) = currency
            && currency.digits() == 0
            && !price.fract().is_zero()
        {
            self.say(
                Place::LinePrice(at),
                Problem::TooManyDecimals {
                    currency: Some(currency),
                    digits: 0,
                },
            );
        }
        price
    }

    pub(super) fn line(
        &mut self,
        line: &LineInput,
        at: usize,
        currency: Option<Currency>,
    ) -> DraftLine {
        let kind = line.kind();
        if kind.sells() && line.quantity.trim().is_empty() {
            self.say(Place::LineQuantity(at), Problem::Empty);
        }
        if kind == LineKind::Item && line.price.trim().is_empty() {
            self.say(Place::LinePrice(at), Problem::Empty);
        }
        let item = Some(line.item.trim())
            .filter(|id| !id.is_empty())
            .map(ItemId::from);
        let off = self.number(&line.discount, Decimal::ZERO, Place::LineDiscount(at));
        let discount = if line.discount_kind == "amount" {
            Discount::Amount(off)
        } else {
            Discount::Percent(off)
        };
        DraftLine {
            kind,
            row: line.row.parse().ok(),
            product: line.product.parse::<ProductId>().ok(),
            link: match (&item, line.link.as_str()) {
                (None, _) => LinkState::Unlinked,
                (Some(_), "proposed") => LinkState::Proposed,
                (Some(_), _) => LinkState::Linked,
            },
            item,
            item_name: line.item_name.clone(),
            description: line.description.trim_end().to_owned(),
            quantity: self.number(&line.quantity, Decimal::ZERO, Place::LineQuantity(at)),
            price: self.price(line, at, currency),
            discount,
            taxable: line.taxable,
            tax_code: Some(line.tax_code.trim())
                .filter(|id| !id.is_empty())
                .map(TaxCodeId::from),
            parts: Vec::new(),
        }
    }
}
