//! A deal that changed after a draft was made from it: looked at before an invoice is created, shown, decided.

use super::form_view::picture;
use super::open_form::{self, FormView, Kept};
use super::{Context, JourneyError, Who, access};
use crate::domain::deal_change::{Proposed, take_over};
use crate::domain::draft::fingerprint;
use crate::domain::form::FormInput;
use crate::domain::ids::FormKey;
use crate::domain::intent::{IntentKind, IntentState};
use crate::storage::{deals, forms, intents};

/// A deal read so long ago is read again before it is invoiced; sooner only if a webhook told of a change.
const FRESH_SECONDS: i64 = 15 * 60;

/// Reads the deal again where our knowledge of it may be old, at most once a press. What has changed is kept with the
/// form, which is then refused until a person decides.
pub(super) async fn look(ctx: &Context, who: Who, key: &FormKey) -> Result<(), JourneyError> {
    let (vault, now, wanted) = (ctx.store.vault(), ctx.now(), key.clone());
    let stale = ctx
        .store
        .read(move |db| {
            let Some((form, kept)) = open_form::own_form(db, &vault, who, &wanted)? else {
                return Ok(None);
            };
            let kind = IntentKind::CreateInvoice;
            let sent = intents::of_form(db, &vault, who.company, &wanted, kind)?
                .is_some_and(|intent| intent.state != IntentState::Refused);
            let read_at = kept.read_at.unwrap_or(form.opened_at);
            let told = deals::find(db, who.company, form.deal)?.and_then(|deal| deal.changed_at);
            let is_old = now.seconds_since(read_at) > FRESH_SECONDS
                || told.is_some_and(|changed| changed > read_at);
            Ok((is_old && !sent && kept.newer.is_none()).then_some(form.deal))
        })
        .await?;
    let Some(deal) = stale else { return Ok(()) };
    let read = access::read_deal(ctx, who, deal).await?;
    let (vault, wanted) = (ctx.store.vault(), key.clone());
    ctx.store
        .write(move |db| {
            let Some((_, mut kept)) = open_form::own_form(db, &vault, who, &wanted)? else {
                return Ok(());
            };
            kept.read_at = Some(now);
            kept.newer = (fingerprint(&read) != kept.hash).then_some(read);
            let body = serde_json::to_string(&kept)?;
            forms::save(db, &vault, who.company, &wanted, &body, now)
        })
        .await?;
    Ok(())
}

/// *Take the changes over* or *Keep my draft*.
pub async fn answer(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    take: bool,
) -> Result<FormView, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .write(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((form, mut kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            kept.type_over(input, &ground.choices);
            let today = now.day_in(ground.profile.zone());
            if let Some(newer) = kept.newer.take() {
                if take {
                    // The deal's new prices are in its own currency.
                    while let Some(last) = kept.conversions.pop() {
                        last.take_back(&mut kept.input);
                    }
                    let company = who.company;
                    let was = open_form::begin(db, company, &ground, &kept.deal, today)?;
                    let is = open_form::begin(db, company, &ground, &newer, today)?;
                    let party = |kept: &Kept| open_form::party_of(&kept.deal);
                    let proposed = Proposed {
                        buyer_changed: party(&kept) != open_form::party_of(&newer),
                        old: (&kept.deal, FormInput::from(&was)),
                        new: (&newer, FormInput::from(&is)),
                    };
                    kept.input = take_over(&kept.input, &proposed);
                }
                kept.hash = fingerprint(&newer);
                kept.deal = newer;
            }
            let body = serde_json::to_string(&kept)?;
            forms::save(db, &vault, who.company, &key, &body, now)?;
            let (company, slot) = (who.company, form.slot);
            let (saved, none) = (Some(now), Vec::new());
            picture(db, company, &ground, key, slot, kept, saved, today, none).map(Ok)
        })
        .await?
}
