//! The create form: opened from a deal, kept while it is typed into, summed up on every change.

use std::collections::BTreeMap;

use super::form_view::picture;
pub use super::form_view::{FormView, LineNote, Sources};
pub(super) use super::kept::Kept;
use super::presets::{self, Choices};
use super::read_form;
use super::{Context, JourneyError, Who, access, check_form, form_view, rates, use_preset};
use crate::domain::books::{BooksCustomer, BooksItem, BooksProfile, TaxCode};
use crate::domain::customer::{self, CustomerChoice};
use crate::domain::deal::{Deal, DealLine, RecordField};
use crate::domain::draft::{Beginning, Draft};
use crate::domain::form::FormInput;
use crate::domain::ids::{CompanyId, DealId, FormKey, ProductId, RealmKey};
use crate::domain::preset_use::Applied;
use crate::domain::settings::Settings;
use crate::storage::connections::{self, ConnectionState};
use crate::storage::forms::{self, Form};
use crate::storage::records::{self, Party};
use crate::storage::{
    Db, Result as Stored, StorageError, books, companies, deals, presets as stored_presets,
};

/// The books of a live connection, ready for a form.
pub(super) struct Ground {
    pub(super) realm: RealmKey,
    pub(super) environment: String,
    pub(super) profile: BooksProfile,
    pub(super) codes: Vec<TaxCode>,
    pub(super) settings: Settings,
    pub(super) choices: Choices,
}

pub(super) fn ground(db: &mut Db, company: CompanyId) -> Stored<Result<Ground, JourneyError>> {
    let Some(connection) = connections::find(db, company)? else {
        return Ok(Err(JourneyError::NotConnected));
    };
    match connection.state {
        ConnectionState::Live => {}
        ConnectionState::Lost => return Ok(Err(JourneyError::QuickBooksLost)),
        ConnectionState::Ended => return Ok(Err(JourneyError::NotConnected)),
    }
    // Connected a moment ago and the lists are still being read.
    let Some(profile) = connection.profile else {
        return Ok(Err(JourneyError::Busy { seconds: 2 }));
    };
    let codes = books::all(db, company, &connection.realm_key)?;
    let settings = companies::settings(db, company)?;
    let choices = presets::choices_of(db, company, &connection.realm_key, &profile)?;
    Ok(Ok(Ground {
        realm: connection.realm_key,
        environment: connection.environment,
        profile,
        codes,
        settings,
        choices,
    }))
}

pub(super) fn party_of(deal: &Deal) -> Party {
    deal.parties().buyer(deal.id).into()
}

/// Reads the deal and opens a new form on it. `fresh` forgets what was typed into an earlier one.
///
/// Pipedrive: deal 1, products 10 (if it has any), discounts 10 (if there may be one), organization 1, person 1.
/// QuickBooks: nothing.
pub async fn open(
    ctx: &Context,
    who: Who,
    deal: DealId,
    fresh: bool,
) -> Result<FormView, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let ground = ctx.store.read(move |db| ground(db, who.company)).await??;
    let read = access::read_deal(ctx, who, deal).await?;
    let labels = field_labels(ctx, who, &ground.settings).await;
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let today = now.day_in(ground.profile.zone());
    let hash = crate::domain::draft::fingerprint(&read);
    let view = ctx
        .store
        .write(move |db| {
            deals::remember_title(db, who.company, deal, &read.title)?;
            deals::remember_parties(db, who.company, deal, read.parties())?;
            let slot = forms::next_slot(db, who.company, &ground.realm, deal)?;
            let earlier = if fresh {
                None
            } else {
                forms::latest_draft(db, &vault, who.company, deal, who.user)?
            };
            let earlier = earlier
                .map(|form| {
                    serde_json::from_str::<Kept>(&form.body).map(|kept| (kept, form.saved_at))
                })
                .transpose()?;
            let sources = sources(&ground.settings, &labels);
            let (kept, saved_at) = if let Some((kept, saved_at)) = earlier {
                (kept.resumed(read, &hash, sources, now), saved_at)
            } else {
                let new = new(db, who.company, &ground, read, hash, sources, today)?;
                (new, None)
            };
            let key = FormKey(uuid::Uuid::now_v7().to_string());
            let body = serde_json::to_string(&kept)?;
            forms::open(
                db,
                &vault,
                who.company,
                &Form {
                    key: key.clone(),
                    deal,
                    user: who.user,
                    slot,
                    body,
                    opened_at: now,
                    saved_at,
                },
            )?;
            picture(
                db,
                who.company,
                &ground,
                key,
                slot,
                kept,
                saved_at,
                today,
                Vec::new(),
            )
        })
        .await?;
    Box::pin(with_rates(ctx, who, view)).await
}

/// The same form, once the rates of the day that it needs and nobody asked for today are known.
pub(super) async fn with_rates(
    ctx: &Context,
    who: Who,
    view: FormView,
) -> Result<FormView, JourneyError> {
    if view.currency.wanted.is_empty() {
        return Ok(view);
    }
    let today = ctx.now().day_in(view.books.zone());
    rates::ask(ctx, who.company, view.currency.wanted, today).await?;
    form_view::again(ctx, who, view.key).await
}

/// What the deal, the settings and the default preset propose.
fn new(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    deal: Deal,
    hash: String,
    sources: Sources,
    today: chrono::NaiveDate,
) -> Stored<Kept> {
    let mut input = FormInput::from(&begin(db, company, ground, &deal, today)?);
    input.number = check_form::proposed_number(db, company, ground)?.unwrap_or_default();
    let mut kept = Kept {
        input,
        deal,
        hash,
        sources,
        preset: Applied::default(),
        newer: None,
        read_at: None,
        conversions: Vec::new(),
    };
    if let Some(preset) = stored_presets::default(db, company)? {
        use_preset::fill(db, company, ground, &mut kept, &preset)?;
    }
    Ok(kept)
}

/// The names of the mapped fields, for "From Organization: Name". Without them the form is still whole.
async fn field_labels(ctx: &Context, who: Who, settings: &Settings) -> BTreeMap<String, String> {
    let custom = [
        &settings.to,
        &settings.address,
        &settings.email,
        &settings.tax_number,
    ]
    .into_iter()
    .flatten()
    .any(|source| source.key.len() >= 40);
    let fields = if custom {
        super::settings::known_fields(ctx, who)
            .await
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    fields
        .into_iter()
        .map(|field: RecordField| (format!("{}.{}", field.record.key(), field.key), field.name))
        .collect()
}

fn sources(settings: &Settings, labels: &BTreeMap<String, String>) -> Sources {
    let name = |source: &Option<crate::domain::settings::Source>| {
        source.as_ref().map(|source| {
            (
                source.record,
                labels
                    .get(&source.code())
                    .cloned()
                    .unwrap_or_else(|| builtin_name(&source.key)),
            )
        })
    };
    Sources {
        to: name(&settings.to),
        address: name(&settings.address),
        email: name(&settings.email),
        tax_number: name(&settings.tax_number),
    }
}

/// `postal_code` → `Postal code`.
fn builtin_name(key: &str) -> String {
    let words = key.replace(['_', '.'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn begin(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    deal: &Deal,
    today: chrono::NaiveDate,
) -> Stored<Draft> {
    let products: Vec<ProductId> = deal.lines.iter().filter_map(|line| line.product).collect();
    let mut links = BTreeMap::new();
    for (product, item) in records::item_links(db, company, &ground.realm, &products)? {
        if let Some(item) = books::get::<BooksItem>(db, company, &ground.realm, item.as_str())? {
            links.insert(product, item);
        }
    }
    let mut proposals = BTreeMap::new();
    for line in &deal.lines {
        if let Some(product) = line.product.filter(|product| !links.contains_key(product))
            && let Some(item) = propose_item(db, company, &ground.realm, line)?
        {
            proposals.insert(product, item);
        }
    }
    let default_item = match &ground.settings.item {
        Some(item) => books::get::<BooksItem>(db, company, &ground.realm, item.as_str())?,
        None => None,
    };
    let from = Beginning {
        deal,
        settings: &ground.settings,
        books: &ground.profile,
        tax_codes: &ground.codes,
        links: &links,
        proposals: &proposals,
        default_item: default_item.as_ref(),
        terms: &ground.choices.terms,
        today,
    };
    let mut draft = Draft::from_deal(&from);
    if let Some(linked) = linked_customer(db, company, &ground.realm, deal)? {
        // Only the customer's is valid.
        draft.currency = linked.currency.or(draft.currency);
        draft.customer = CustomerChoice::Existing {
            id: linked.id,
            name: linked.display_name,
            currency: linked.currency,
        };
    }
    Ok(draft)
}

/// An item of exactly the same name, one only.
fn propose_item(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    line: &DealLine,
) -> Stored<Option<BooksItem>> {
    let wanted = customer::same_form(&line.name);
    let mut same = books::search::<BooksItem>(db, company, realm, &line.name, 20)?
        .into_iter()
        .filter(|item| {
            customer::same_form(&item.name) == wanted
                || item.sku.as_deref().map(customer::same_form).as_deref() == Some(&wanted)
        });
    let first = same.next();
    Ok(if same.next().is_none() { first } else { None })
}

fn linked_customer(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    deal: &Deal,
) -> Stored<Option<BooksCustomer>> {
    let Some(id) = records::customer_of(db, company, realm, party_of(deal))? else {
        return Ok(None);
    };
    Ok(
        books::get::<BooksCustomer>(db, company, realm, id.as_str())?
            .filter(|customer| customer.active),
    )
}

/// The draft of this person chooses its customer anew.
pub(super) fn forget_customer(
    db: &mut Db,
    vault: &crate::storage::seal::Vault,
    who: Who,
    deal: DealId,
    now: crate::domain::moment::Moment,
) -> Stored<()> {
    let Some(form) = forms::latest_draft(db, vault, who.company, deal, who.user)? else {
        return Ok(());
    };
    let mut kept: Kept = serde_json::from_str(&form.body)?;
    kept.input.customer_kind.clear();
    kept.input.customer_id.clear();
    let body = serde_json::to_string(&kept)?;
    forms::save(db, vault, who.company, &form.key, &body, now)
}

/// A form of this person; anybody else's does not exist.
pub(super) fn own_form(
    db: &mut Db,
    vault: &crate::storage::seal::Vault,
    who: Who,
    key: &FormKey,
) -> Stored<Option<(Form, Kept)>> {
    let Some(form) = forms::find(db, vault, who.company, key)?.filter(|form| form.user == who.user)
    else {
        return Ok(None);
    };
    let kept = serde_json::from_str(&form.body)?;
    Ok(Some((form, kept)))
}

/// Keeps what was typed and sums it up. Mistakes in what was typed are named; emptiness is not nagged about yet.
pub async fn sums(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
) -> Result<FormView, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let view = ctx
        .store
        .write(move |db| {
            let ground = match ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((form, mut kept)) = own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            kept.type_over(input, &ground.choices);
            let today = now.day_in(ground.profile.zone());
            let typed = read_form::read(db, who.company, &ground, &key, &kept, today)?.typed();
            forms::save(
                db,
                &vault,
                who.company,
                &key,
                &serde_json::to_string(&kept)?,
                now,
            )?;
            picture(
                db,
                who.company,
                &ground,
                key,
                form.slot,
                kept,
                Some(now),
                today,
                typed,
            )
            .map(Ok)
        })
        .await??;
    Box::pin(with_rates(ctx, who, view)).await
}

impl From<StorageError> for Box<JourneyError> {
    fn from(error: StorageError) -> Self {
        Self::new(JourneyError::Storage(error))
    }
}
