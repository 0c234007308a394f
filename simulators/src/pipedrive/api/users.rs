//! Users, currencies, settings (contract 2.7, 8.7).

use chrono::Offset;
use serde_json::{Value, json};

use super::call::Call;
use super::reply::{Outcome, not_found, ok};
use crate::pipedrive::rules::access;
use crate::pipedrive::state::company::User;
use crate::pipedrive::state::{Company, Kind, World};

fn shown(company: &Company, user: &User, call: &Call) -> Value {
    let zone: chrono_tz::Tz = company.timezone.parse().unwrap_or_default();
    let offset = call.now.with_timezone(&zone).offset().fix().to_string();
    let app = |app: &str, number: i64| {
        json!({"app": app, "admin": user.admin,
            "permission_set_id": format!("{number:08x}-0000-4000-8000-{:012x}", user.id)})
    };
    json!({
        "id": user.id, "name": user.name, "email": user.email,
        "default_currency": company.currency, "locale": user.locale, "lang": 1, "phone": null,
        "activated": true, "last_login": "2026-11-20 07:45:56", "created": "2024-03-13 09:16:26",
        "modified": "2026-11-20 07:45:56", "has_created_company": user.admin,
        "active_flag": user.active, "is_deleted": false, "is_you": user.id == call.user,
        "access": [app("sales", 1), app("global", 2), app("account_settings", 3)],
        "timezone_name": company.timezone, "timezone_offset": offset, "role_id": 1, "icon_url": null,
    })
}

pub(super) fn me(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    let user = company.user(call.user).ok_or_else(not_found)?;
    let mut me = shown(company, user, call);
    let (language, country) = user
        .language
        .split_once('-')
        .unwrap_or((user.language.as_str(), ""));
    let more = json!({
        "company_id": company.id, "company_name": company.name, "company_domain": company.domain,
        "company_country": company.country, "company_industry": "IT Services",
        "language": {"language_code": language, "country_code": country},
    });
    if let Value::Object(map) = &mut me {
        super::present::put(map, more);
    }
    ok(me)
}

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    ok(company
        .users
        .iter()
        .map(|user| shown(company, user, call))
        .collect())
}

pub(super) fn one(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    let user = company.user(call.id(0)?).ok_or_else(not_found)?;
    ok(shown(company, user, call))
}

pub(super) fn currencies(world: &mut World, call: &Call) -> Outcome {
    let term = call.arg("term").unwrap_or_default().to_lowercase();
    let fits = |currency: &&Value| {
        ["code", "name"].iter().any(|key| {
            let text = currency
                .get(*key)
                .and_then(Value::as_str)
                .unwrap_or_default();
            text.to_lowercase().contains(&term)
        })
    };
    ok(call
        .home(world)?
        .currencies
        .iter()
        .filter(fits)
        .cloned()
        .collect())
}

pub(super) fn settings(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    ok(
        json!({"default_currency": company.currency, "autofill_deal_expected_close_date": false,
        "callto_link_syntax": "skype", "file_upload_destination": "s3"}),
    )
}

/// Users who may see a deal.
pub(super) fn permitted(world: &mut World, call: &Call) -> Outcome {
    let deal = call.record(world, Kind::Deal, call.id(0)?)?;
    ok(json!(access::audience(call.home(world)?, Kind::Deal, deal)))
}
