//! The picture of a create form: what it shows, checked and summed up.

use super::check_form;
use super::currency_view::{self, CurrencyView};
use super::open_form::{self, Ground, Kept};
use super::presets::Choices;
use super::read_form::{self, ReadForm};
use super::{Context, JourneyError, Who};
use crate::domain::books::{BooksCustomer, BooksProfile, TaxCode};
use crate::domain::customer_change;
use crate::domain::deal::{Deal, DealLine, Record};
use crate::domain::deal_change::{self, DealChange};
use crate::domain::draft::{Draft, Part};
use crate::domain::form::{FormInput, LineInput};
use crate::domain::ids::{CompanyId, DealId, FormKey, PresetId};
use crate::domain::match_customer::{self, Proposal, Wanted};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::preset_use::Applied;
use crate::domain::problem::{FieldError, Place};
use crate::domain::settings::Source;
use crate::domain::totals::Totals;
use crate::storage::{Db, Result as Stored, books, presets};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct FormView {
    pub key: FormKey,
    pub deal: DealId,
    pub deal_title: String,
    /// 1 for the first invoice of the deal.
    pub slot: i32,
    pub input: FormInput,
    pub errors: Vec<FieldError>,
    /// Everything that QuickBooks would refuse, as far as our own data can tell.
    pub checks: Vec<FieldError>,
    /// Where the typed number is taken.
    pub free_number: Option<String>,
    /// Where the company gives its own numbers: the highest we know, and the one proposed after it.
    pub last_number: Option<String>,
    pub proposed_number: Option<String>,
    pub totals: Totals,
    pub books: Box<BooksProfile>,
    pub tax_codes: Vec<TaxCode>,
    /// Terms, classes and locations to choose from.
    pub choices: Choices,
    /// Presets by id and name, the default first.
    pub presets: Vec<(PresetId, String)>,
    pub preset: Applied,
    /// What the currency select offers: the customer's, the deal's, the home currency.
    pub currencies: Vec<Currency>,
    /// The linked customer, from our own copy.
    pub customer: Option<BooksCustomer>,
    /// What QuickBooks has otherwise for the linked customer, by our own copy.
    pub customer_differs: Vec<customer_change::Part>,
    /// Whom the buyer may be, surest first.
    pub proposals: Vec<Proposal>,
    /// Where the proposed values came from: place → record and field name.
    pub sources: Sources,
    /// When a person last typed into it.
    pub saved_at: Option<Moment>,
    /// Item lines that have no item yet.
    pub unlinked: usize,
    /// How many lines came from the deal's products, and how many of these are linked.
    pub from_deal: (usize, usize),
    /// Instalments exist only beside products that do not recur (`pipedrive.md` 8.5).
    pub may_have_instalments: bool,
    /// What is known of each line besides what was typed.
    pub notes: Vec<LineNote>,
    /// What became of the deal since the draft was made from it.
    pub deal_changes: Vec<DealChange>,
    pub currency: CurrencyView,
    /// The currency of the deal, where it differs from the customer's.
    pub deal_currency: String,
}

/// What is known of a line besides what was typed.
#[derive(Debug, Clone, Default)]
pub struct LineNote {
    /// What a bundle consists of.
    pub parts: Vec<Part>,
    /// The row of the deal it came from.
    pub row: Option<DealLine>,
}

fn line_notes(draft: &Draft, deal: &Deal) -> Vec<LineNote> {
    let note = |line: &crate::domain::draft::DraftLine| LineNote {
        parts: line.parts.clone(),
        row: deal
            .lines
            .iter()
            .find(|row| Some(row.row) == line.row)
            .cloned(),
    };
    draft.lines.iter().map(note).collect()
}

fn count(lines: &[LineInput], wanted: impl Fn(&LineInput) -> bool) -> usize {
    lines.iter().filter(|line| wanted(line)).count()
}

/// Lines that came from the deal's products, and how many of them are linked.
fn from_deal(lines: &[LineInput]) -> (usize, usize) {
    let from_product = |line: &LineInput| !line.product.is_empty();
    let linked = |line: &LineInput| from_product(line) && !line.item.is_empty();
    (count(lines, from_product), count(lines, linked))
}

/// Record and field name behind each proposed value.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sources {
    pub to: Option<(Record, String)>,
    pub address: Option<(Record, String)>,
    pub email: Option<(Record, String)>,
    pub tax_number: Option<(Record, String)>,
}

/// Draws the form as it stands, checked and summed up.
#[expect(
    clippy::too_many_arguments,
    reason = "one picture of one form, drawn in two places"
)]
pub(super) fn picture(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    key: FormKey,
    slot: i32,
    kept: Kept,
    saved_at: Option<Moment>,
    today: chrono::NaiveDate,
    errors: Vec<FieldError>,
) -> Stored<FormView> {
    let read = read_form::read(db, company, ground, &key, &kept, today)?;
    let mut checks = check_form::all(db, company, ground, &kept, &read)?;
    // One that QuickBooks knows of and we do not is mended by the same press.
    let taken = errors.iter().find(|error| error.place == Place::Number);
    checks.extend(
        taken
            .filter(|_| checks.iter().all(|known| known.place != Place::Number))
            .cloned(),
    );
    checks.sort_by_key(|error| error.place.rank());
    let free_number = check_form::free_number(db, company, ground, &checks)?;
    let ReadForm {
        draft, customer, ..
    } = read;
    let currency = customer.as_ref().and_then(|customer| customer.currency);
    let person = kept
        .deal
        .value_of(&Source::new(Record::Person, "name"))
        .to_owned();
    let wanted = Wanted {
        buyer: &draft.buyer,
        person: &person,
        currency: draft.currency,
    };
    let proposals = proposals(db, company, ground, wanted)?;
    let presets = presets::list(db, company)?;
    let currency_view = currency_view::of(db, company, ground, &kept, &draft, today)?;
    let newer = kept.newer.as_ref();
    let deal_changes = newer
        .map(|newer| deal_change::changes(&kept.deal, newer))
        .unwrap_or_default();
    let notes = line_notes(&draft, &kept.deal);
    let may_have_instalments = kept.deal.may_have_instalments();
    Ok(FormView {
        key,
        deal: kept.deal.id,
        deal_title: kept.deal.title,
        slot,
        totals: Totals::of(&draft, &ground.codes),
        currencies: currencies(
            &ground.profile,
            currency,
            draft.currency,
            Currency::parse(&kept.deal.currency).ok(),
        ),
        unlinked: count(&kept.input.lines, LineInput::is_unlinked),
        may_have_instalments,
        notes,
        checks,
        free_number,
        last_number: check_form::last_number(db, company, ground)?,
        proposed_number: check_form::proposed_number(db, company, ground)?,
        from_deal: from_deal(&kept.input.lines),
        books: Box::new(ground.profile.clone()),
        tax_codes: ground.codes.clone(),
        choices: ground.choices.clone(),
        presets: presets
            .into_iter()
            .map(|preset| (preset.id, preset.name))
            .collect(),
        preset: kept.preset,
        customer_differs: customer
            .as_ref()
            .filter(|customer| customer.active)
            .map(|customer| customer_change::telling(customer, &draft))
            .unwrap_or_default(),
        customer,
        proposals,
        sources: kept.sources,
        saved_at,
        deal_changes,
        currency: currency_view,
        deal_currency: kept.deal.currency,
        input: kept.input,
        errors,
    })
}

/// The form as it was kept, with what is wrong in what was typed.
pub(super) async fn again(ctx: &Context, who: Who, key: FormKey) -> Result<FormView, JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .read(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((form, kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            let (company, today) = (who.company, now.day_in(ground.profile.zone()));
            let errors = read_form::read(db, company, &ground, &key, &kept, today)?.typed();
            let (slot, saved) = (form.slot, form.saved_at);
            picture(db, company, &ground, key, slot, kept, saved, today, errors).map(Ok)
        })
        .await?
}

fn currencies(
    profile: &BooksProfile,
    customer: Option<Currency>,
    chosen: Option<Currency>,
    deal: Option<Currency>,
) -> Vec<Currency> {
    // Of a customer only their own is valid.
    let others = [deal, Some(profile.home_currency)];
    let others = others.into_iter().filter(|_| customer.is_none());
    let mut offered: Vec<Currency> = [customer, chosen]
        .into_iter()
        .chain(others)
        .flatten()
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    offered.retain(|currency| seen.insert(*currency));
    offered
}

fn proposals(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    wanted: Wanted<'_>,
) -> Stored<Vec<Proposal>> {
    let words = match_customer::search_words(wanted);
    let candidates =
        books::sharing_a_word::<BooksCustomer>(db, company, &ground.realm, &words, 25)?;
    Ok(match_customer::propose(wanted, &candidates))
}
