//! Two companies with the same ids everywhere.

use dealbooks::domain::ids::{CompanyId, DealId, FormKey, IntentId, RealmKey, UserId};
use dealbooks::domain::intent::IntentKind;
use dealbooks::domain::invoice::SeenBy;
use dealbooks::storage::events::{self, NewEvent};
use dealbooks::storage::forms::{self, Form};
use dealbooks::storage::invoices::{self, Seen};
use dealbooks::storage::seal::Vault;
use dealbooks::storage::{Db, Result, deals, intents};

use super::rows::{intent, sighting};
use super::{COMPANY, Memory, at};

const OTHER: CompanyId = CompanyId(8);

/// One of everything, under ids that the other company has as well; `name` tells whose it is.
fn store(db: &mut Db, vault: &Vault, company: CompanyId, name: &str) -> Result<()> {
    let mut wish = intent("1", "form", 1);
    (wish.company, wish.body) = (company, name.to_owned());
    intents::insert(db, vault, &wish)?;
    let form = Form {
        key: FormKey("form".into()),
        deal: DealId(481),
        user: UserId(1),
        slot: 1,
        body: name.to_owned(),
        opened_at: at(0),
        saved_at: Some(at(1)),
    };
    forms::open(db, vault, company, &form)?;
    let how = Seen {
        by: SeenBy::Webhook,
        at: at(1),
        deal: Some(DealId(481)),
        comparison: None,
        voided: false,
    };
    invoices::apply(db, company, &realm(), &sighting(name, 1), &how)?;
    deals::remember_title(db, company, DealId(481), name)?;
    let event = NewEvent {
        company,
        at_micros: 1,
        id: "event".into(),
        entity: name.to_owned(),
        entity_id: "145".into(),
        operation: "updated",
    };
    events::remember(db, &[event], at(1)).map(drop)
}

fn realm() -> RealmKey {
    RealmKey("realm".into())
}

/// Everything a company finds, by the names it was stored under.
fn found(db: &mut Db, vault: &Vault, company: CompanyId) -> Result<Vec<String>> {
    let (deal, form, realm) = (DealId(481), FormKey("form".into()), realm());
    let create = IntentKind::CreateInvoice;
    let bodies = [
        intents::find(db, vault, company, &IntentId("1".into()))?,
        intents::of_form(db, vault, company, &form, create)?,
        intents::in_slot(db, vault, company, &realm, deal, 1)?,
    ];
    let mut names: Vec<String> = bodies.into_iter().flatten().map(|one| one.body).collect();
    let forms = [
        forms::find(db, vault, company, &form)?,
        forms::latest_draft(db, vault, company, deal, UserId(1))?,
    ];
    names.extend(forms.into_iter().flatten().map(|one| one.body));
    let mut seen = invoices::of_deal(db, company, deal)?;
    seen.extend(invoices::find(db, company, &realm, &"145".into())?);
    seen.extend(invoices::linked(db, company)?);
    names.extend(seen.into_iter().filter_map(|one| one.number));
    let waiting = events::waiting(db, company, 10)?.into_iter();
    names.extend(waiting.map(|one| one.entity));
    let open = intents::open_of_deal(db, company, deal)?.len();
    names.push(format!("{open} open"));
    Ok(names)
}

#[tokio::test]
async fn twins_never_meet() {
    let memory = Memory::new().await;
    memory.company(OTHER).await;
    let vault = memory.store.vault();
    let all = memory
        .store
        .write(move |db| {
            store(db, &vault, COMPANY, "ours")?;
            store(db, &vault, OTHER, "theirs")?;
            Ok([
                found(db, &vault, COMPANY)?,
                found(db, &vault, OTHER)?,
                found(db, &vault, CompanyId(9)).unwrap_or_default(),
            ])
        })
        .await
        .unwrap();
    for (names, own) in all.iter().zip(["ours", "theirs"]) {
        assert!(names.len() > 7, "{names:?}");
        assert!(
            names.iter().all(|name| name == own || name == "1 open"),
            "{names:?}"
        );
    }
    assert!(all[2].iter().all(|name| name == "0 open"), "{:?}", all[2]);
}
