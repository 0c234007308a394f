//! Presets: kept apart by company, one default.

use dealbooks::domain::ids::{CompanyId, PresetId};
use dealbooks::domain::preset::{Due, Preset};
use dealbooks::storage::presets;

use super::{COMPANY, Memory, at};

fn preset(id: &str, name: &str) -> Preset {
    let mut preset = Preset::new(PresetId(id.into()), name);
    preset.due = Some(Due::Days(14));
    preset.message = "Thank you".into();
    preset
}

#[tokio::test]
async fn a_company_has_at_most_one_default_preset() {
    let memory = Memory::new().await;
    let (listed, default) = memory
        .store
        .write(|db| {
            for (id, name) in [("1", "Standard"), ("2", "Deposit"), ("3", "Abroad")] {
                presets::save(db, COMPANY, &preset(id, name), at(0))?;
            }
            assert!(presets::make_default(db, COMPANY, Some(&"1".into()))?);
            assert!(presets::make_default(db, COMPANY, Some(&"2".into()))?);
            assert!(!presets::make_default(db, CompanyId(8), Some(&"2".into()))?);
            Ok((
                presets::list(db, COMPANY)?,
                presets::default(db, COMPANY)?.unwrap(),
            ))
        })
        .await
        .unwrap();
    let names: Vec<_> = listed.iter().map(|preset| preset.name.as_str()).collect();
    assert_eq!(names, ["Deposit", "Abroad", "Standard"]);
    assert_eq!(listed.iter().filter(|preset| preset.is_default).count(), 1);
    assert_eq!(
        (default.name.as_str(), default.due),
        ("Deposit", Some(Due::Days(14)))
    );
}

#[tokio::test]
async fn a_saved_preset_is_overwritten_and_a_removed_one_is_gone_for_its_company_only() {
    let memory = Memory::new().await;
    memory.company(CompanyId(8)).await;
    let (kept, other) = memory
        .store
        .write(|db| {
            presets::save(db, COMPANY, &preset("1", "Standard"), at(0))?;
            presets::save(db, CompanyId(8), &preset("1", "Theirs"), at(0))?;
            let mut changed = preset("1", " Standard, 30 days ");
            changed.due = Some(Due::Term("3".into()));
            changed.is_default = true;
            presets::save(db, COMPANY, &changed, at(1))?;
            let kept = presets::find(db, COMPANY, &"1".into())?.unwrap();
            assert!(presets::remove(db, COMPANY, &"1".into())?);
            assert!(!presets::remove(db, COMPANY, &"1".into())?);
            assert_eq!(presets::count(db, COMPANY)?, 0);
            assert!(presets::default(db, COMPANY)?.is_none());
            Ok((kept, presets::list(db, CompanyId(8))?))
        })
        .await
        .unwrap();
    assert_eq!(kept.name, "Standard, 30 days");
    assert_eq!(kept.due, Some(Due::Term("3".into())));
    assert!(kept.is_default);
    assert_eq!(other.len(), 1);
    assert_eq!(other[0].name, "Theirs");
}
