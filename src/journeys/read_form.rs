//! What was typed, understood with what our own copies know of its customer.

use super::open_form::{Ground, Kept};
use super::rates;
use crate::domain::books::{BooksCustomer, BooksItem};
use crate::domain::customer::{CustomerChoice, same_form};
use crate::domain::draft::{Draft, LineKind, Part};
use crate::domain::form;
use crate::domain::ids::{CompanyId, FormKey, ItemId, RealmKey};
use crate::domain::money::Currency;
use crate::domain::newcomer::{Newcomer, another_name};
use crate::domain::problem::{FieldError, Place, Problem};
use crate::storage::{Db, Result as Stored, books, intents};

/// A form as understood.
pub(super) struct ReadForm {
    pub(super) draft: Draft,
    /// Mistakes in what was typed.
    pub(super) errors: Vec<FieldError>,
    /// The customer that was chosen, if our copy has it.
    pub(super) customer: Option<BooksCustomer>,
}

impl ReadForm {
    /// Mistakes of what was typed; what is still empty is not nagged about.
    pub(super) fn typed(self) -> Vec<FieldError> {
        let mut errors = self.errors;
        errors.retain(|error| error.problem != Problem::Empty);
        errors
    }
}

pub(super) fn read(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    key: &FormKey,
    kept: &Kept,
    today: chrono::NaiveDate,
) -> Stored<ReadForm> {
    let customer = match kept.input.customer_kind.as_str() {
        "existing" => {
            books::get::<BooksCustomer>(db, company, &ground.realm, &kept.input.customer_id)?
        }
        _ => None,
    };
    let currency = customer.as_ref().and_then(|customer| customer.currency);
    let (mut draft, mut errors) =
        form::read(&kept.input, &ground.profile, currency, &kept.hash, today);
    let proposed = Newcomer::from_deal(
        &kept.deal,
        &ground.settings,
        &ground.settings.buyer_of(&kept.deal),
    );
    let was = &ground.settings.buyer_of(&kept.deal).address;
    draft.newcomer = addressed(draft.newcomer, &proposed, &draft.buyer.address, was);
    for line in &mut draft.lines {
        if let (LineKind::Bundle, Some(item)) = (&line.kind, &line.item) {
            line.parts = parts(db, company, &ground.realm, item)?;
        }
    }
    if draft.exchange_rate.is_none()
        && let Some(foreign) = draft
            .currency
            .filter(|currency| *currency != ground.profile.home_currency)
    {
        draft.exchange_rate = rates::in_home(db, company, ground, foreign, today)?;
    }
    errors.extend(name_taken(db, company, ground, key, &draft)?);
    Ok(ReadForm {
        draft,
        errors,
        customer,
    })
}

/// What QuickBooks will list for a bundle; nothing where one of its items cannot be sold.
fn parts(db: &mut Db, company: CompanyId, realm: &RealmKey, bundle: &ItemId) -> Stored<Vec<Part>> {
    let bundle = books::get::<BooksItem>(db, company, realm, bundle.as_str())?;
    let mut parts = Vec::new();
    for member in bundle
        .filter(BooksItem::is_bundle)
        .into_iter()
        .flat_map(|one| one.members)
    {
        let item = books::get::<BooksItem>(db, company, realm, member.item.as_str())?;
        let Some(item) = item.filter(BooksItem::is_sellable) else {
            return Ok(Vec::new());
        };
        parts.push(Part {
            name: item.name,
            quantity: member.quantity,
            price: item.unit_price.unwrap_or_default(),
            taxable: item.taxable,
            tax_code: item.sales_tax_code,
        });
    }
    Ok(parts)
}

/// The address under *Address* counts for a new customer, too, where only that one was typed over.
fn addressed(new: Newcomer, proposed: &Newcomer, typed: &str, was: &str) -> Newcomer {
    if new.has_same_address(proposed) && typed.trim() != was.trim() {
        new.with_lines(typed)
    } else {
        new
    }
}

/// A new customer's name that our copy knows to be another customer's.
fn name_taken(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    key: &FormKey,
    draft: &Draft,
) -> Stored<Option<FieldError>> {
    let name = draft.newcomer.name(&draft.buyer);
    if draft.customer != CustomerChoice::New || name.trim().is_empty() {
        return Ok(None);
    }
    let ours = intents::customer_made_by(db, company, &ground.realm, key)?;
    let mut holders = books::customers_named(db, company, &ground.realm, name)?.into_iter();
    // Made for this very form, before its invoice was refused.
    let Some(holder) = holders.find(|holder| Some(&holder.id) != ours.as_ref()) else {
        return Ok(None);
    };
    let offer = free_name(db, company, ground, name, draft.currency, &holder)?;
    Ok(Some(FieldError {
        place: Place::DisplayName,
        problem: Problem::NameTaken {
            by: holder.display_name,
            offer: Some(offer),
        },
    }))
}

/// `Acme (EUR)` where the namesake is billed in another currency, else `Acme (C)`.
fn free_name(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    name: &str,
    currency: Option<Currency>,
    holder: &BooksCustomer,
) -> Stored<String> {
    let foreign = currency.filter(|ours| holder.currency.is_some_and(|theirs| theirs != *ours));
    if let Some(currency) = foreign {
        let kept: String = name.trim().chars().take(490).collect();
        let wanted = format!("{kept} ({})", currency.code());
        if books::customers_named(db, company, &ground.realm, &wanted)?.is_empty() {
            return Ok(wanted);
        }
    }
    let taken: Vec<String> = books::customers_named_like(db, company, &ground.realm, name)?;
    Ok(another_name(name, |one| taken.contains(&same_form(one))))
}
