//! A preset chosen in the create form, and the one that new forms begin with.

use std::collections::BTreeMap;

use super::form_view::picture;
use super::open_form::{self, FormView, Ground, Kept};
use super::{Context, JourneyError, Who};
use crate::domain::books::BooksItem;
use crate::domain::extras::Offered;
use crate::domain::form::FormInput;
use crate::domain::ids::{CompanyId, FormKey, PresetId};
use crate::domain::preset::Preset;
use crate::domain::preset_use::{Applied, Around};
use crate::storage::{Db, Result as Stored, books, forms, presets};

/// Fills the form from this preset, after what an earlier one filled in was taken back; empty: only that.
pub async fn choose(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    preset: PresetId,
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
            std::mem::take(&mut kept.preset).take_back(&mut kept.input);
            if let Some(preset) = presets::find(db, who.company, &preset)? {
                fill(db, who.company, &ground, &mut kept, &preset)?;
            }
            let body = serde_json::to_string(&kept)?;
            forms::save(db, &vault, who.company, &key, &body, now)?;
            let today = now.day_in(ground.profile.zone());
            let (slot, errors) = (form.slot, Vec::new());
            picture(
                db,
                who.company,
                &ground,
                key,
                slot,
                kept,
                Some(now),
                today,
                errors,
            )
            .map(Ok)
        })
        .await?
}

pub(super) fn fill(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    kept: &mut Kept,
    preset: &Preset,
) -> Stored<()> {
    let mut items = BTreeMap::new();
    for id in preset.lines.iter().filter_map(|line| line.item.as_ref()) {
        if let Some(item) = books::get::<BooksItem>(db, company, &ground.realm, id.as_str())? {
            items.insert(id.clone(), item);
        }
    }
    let around = Around {
        books: &ground.profile,
        offered: Offered {
            terms: &ground.choices.terms,
            classes: &ground.choices.classes,
            locations: &ground.choices.locations,
        },
        items: &items,
    };
    kept.preset = Applied::fill(preset, &mut kept.input, &around);
    Ok(())
}
