//! Named sets of what an invoice begins with.

use diesel::prelude::*;

use super::backend::{Db, on_backend};
use super::schema::presets;
use super::{Result, StorageError};
use crate::domain::ids::{CompanyId, PresetId};
use crate::domain::moment::Moment;
use crate::domain::preset::{MOST_PRESETS, Preset};

type Row = (String, String, bool, String);

fn read((id, name, is_default, body): Row) -> Result<Preset> {
    let kept: Preset = serde_json::from_str(&body)?;
    Ok(Preset {
        id: PresetId(id),
        name,
        is_default,
        ..kept
    })
}

/// The default first, then by name.
pub fn list(db: &mut Db, company: CompanyId) -> Result<Vec<Preset>> {
    let rows: Vec<Row> = presets::table
        .filter(presets::company_id.eq(company.0))
        .order((presets::is_default.desc(), presets::name, presets::id))
        .limit(i64::try_from(MOST_PRESETS).unwrap_or(i64::MAX))
        .select((
            presets::id,
            presets::name,
            presets::is_default,
            presets::body,
        ))
        .load(db)?;
    rows.into_iter().map(read).collect()
}

pub fn find(db: &mut Db, company: CompanyId, id: &PresetId) -> Result<Option<Preset>> {
    let row: Option<Row> = presets::table
        .find((company.0, id.as_str()))
        .select((
            presets::id,
            presets::name,
            presets::is_default,
            presets::body,
        ))
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

/// The one that new invoices begin with, if the company chose one.
pub fn default(db: &mut Db, company: CompanyId) -> Result<Option<Preset>> {
    let row: Option<Row> = presets::table
        .filter(
            presets::company_id
                .eq(company.0)
                .and(presets::is_default.eq(true)),
        )
        .select((
            presets::id,
            presets::name,
            presets::is_default,
            presets::body,
        ))
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

pub fn count(db: &mut Db, company: CompanyId) -> Result<usize> {
    let count: i64 = presets::table
        .filter(presets::company_id.eq(company.0))
        .count()
        .get_result(db)?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Adds or overwrites. Whether it is the default is changed by [`make_default`] only, unless it is new.
pub fn save(db: &mut Db, company: CompanyId, preset: &Preset, now: Moment) -> Result<()> {
    if !preset.is_sound() {
        return Err(StorageError::Corrupt("a preset out of bounds".into()));
    }
    let (name, body) = (preset.name.trim(), serde_json::to_string(preset)?);
    let insert = diesel::insert_into(presets::table)
        .values((
            presets::company_id.eq(company.0),
            presets::id.eq(preset.id.as_str()),
            presets::name.eq(name),
            presets::is_default.eq(false),
            presets::body.eq(&body),
            presets::created_at.eq(now.naive()),
        ))
        .on_conflict((presets::company_id, presets::id))
        .do_update()
        .set((presets::name.eq(name), presets::body.eq(&body)));
    on_backend!(db, conn => insert.execute(conn))?;
    if preset.is_default {
        make_default(db, company, Some(&preset.id))?;
    }
    Ok(())
}

/// Whether there was one.
pub fn remove(db: &mut Db, company: CompanyId, id: &PresetId) -> Result<bool> {
    Ok(diesel::delete(presets::table.find((company.0, id.as_str()))).execute(db)? == 1)
}

/// New invoices begin with this one from now on, or with none. Whether the wanted one exists.
pub fn make_default(db: &mut Db, company: CompanyId, id: Option<&PresetId>) -> Result<bool> {
    diesel::update(
        presets::table.filter(
            presets::company_id
                .eq(company.0)
                .and(presets::is_default.eq(true)),
        ),
    )
    .set(presets::is_default.eq(false))
    .execute(db)?;
    let Some(id) = id else {
        return Ok(true);
    };
    let changed = diesel::update(presets::table.find((company.0, id.as_str())))
        .set(presets::is_default.eq(true))
        .execute(db)?;
    Ok(changed == 1)
}
