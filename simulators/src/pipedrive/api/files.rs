//! Files (contract 8.9): uploaded as multipart, listed on the deal, downloadable.

use serde_json::{Value, json};

use super::call::Call;
use super::notes::loose_int;
use super::paging;
use super::reply::{Outcome, Refusal, Reply, bad_request, not_found, ok};
use crate::pipedrive::rules::access;
use crate::pipedrive::state::company::StoredFile;
use crate::pipedrive::state::{Company, Fields, Kind, Record, World, fields, stamp_v1};

const LARGEST_PAGE: usize = 100;
const LINKS: [&str; 6] = [
    "deal_id",
    "person_id",
    "org_id",
    "product_id",
    "activity_id",
    "lead_id",
];

fn visible(company: &Company, call: &Call, file: &StoredFile) -> bool {
    file.record.flag("active_flag")
        && file.record.int("deal_id").is_none_or(|deal| {
            company
                .get(Kind::Deal, deal)
                .is_some_and(|record| access::sees(company, call.user, Kind::Deal, record))
        })
}

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    let files = company
        .files
        .values()
        .filter(|file| visible(company, call, file));
    let files = files
        .map(|file| Value::Object(file.record.data.clone()))
        .collect();
    paging::offset(world, call, files, LARGEST_PAGE)
}

pub(super) fn of_deal(world: &mut World, call: &Call) -> Outcome {
    let deal = call.record(world, Kind::Deal, call.id(0)?)?.id();
    let company = call.home(world)?;
    let files = company
        .files
        .values()
        .filter(|file| visible(company, call, file) && file.record.int("deal_id") == Some(deal));
    let files = files
        .map(|file| Value::Object(file.record.data.clone()))
        .collect();
    paging::offset(world, call, files, LARGEST_PAGE)
}

fn find<'w>(world: &'w World, call: &Call) -> Result<&'w StoredFile, Refusal> {
    let company = call.home(world)?;
    let file = company.files.get(&call.id(0)?);
    file.filter(|file| visible(company, call, file))
        .ok_or_else(not_found)
}

pub(super) fn get(world: &mut World, call: &Call) -> Outcome {
    ok(Value::Object(find(world, call)?.record.data.clone()))
}

pub(super) fn download(world: &mut World, call: &Call) -> Outcome {
    let file = find(world, call)?;
    Ok(Reply::File {
        bytes: file.bytes.clone(),
        content_type: file.content_type.clone(),
        name: file.record.text("name").to_owned(),
    })
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let body = call.object()?;
    let upload = call
        .upload
        .as_ref()
        .ok_or_else(|| bad_request("No file was uploaded"))?;
    let mut data = Fields::new();
    for key in LINKS {
        data.insert(key.to_owned(), json!(loose_int(body.get(key))));
    }
    if let Some(deal) = data.get("deal_id").and_then(Value::as_i64) {
        let deal = call.record(world, Kind::Deal, deal)?;
        let org = deal.data.get("org_id").cloned().unwrap_or_default();
        if data.get("org_id").is_none_or(Value::is_null) {
            data.insert("org_id".to_owned(), org);
        }
    }
    let id = world.fresh_id();
    let time = stamp_v1(call.now);
    let (stem, kind) = upload
        .name
        .rsplit_once('.')
        .unwrap_or((upload.name.as_str(), ""));
    data.extend(fields(json!({
        "id": id, "user_id": call.user, "add_time": time, "update_time": time,
        "file_name": format!("{stem}_{id:x}.{kind}"), "file_type": kind,
        "file_size": upload.bytes.len(), "active_flag": true, "inline_flag": false,
        "remote_location": "s3", "remote_id": format!("company/{}/{id}", call.company),
        "s3_bucket": null, "name": upload.name, "description": null,
        "url": format!("{}/v1/files/{id}/download", world.api_domain(call.company)),
    })));
    let file = StoredFile {
        record: Record::of(data.clone()),
        bytes: upload.bytes.clone(),
        content_type: upload.content_type.clone(),
    };
    call.home_mut(world)?.files.insert(id, file);
    world.touch();
    super::reply::created(Value::Object(data))
}

pub(super) fn update(world: &mut World, call: &Call) -> Outcome {
    let id = find(world, call)?.record.id();
    let body = call.object()?;
    let file = call
        .home_mut(world)?
        .files
        .get_mut(&id)
        .ok_or_else(not_found)?;
    for key in ["name", "description"] {
        if let Some(text) = body.get(key).filter(|text| text.is_string()) {
            file.record.set(key, text.clone());
        }
    }
    file.record.set("update_time", stamp_v1(call.now));
    let data = Value::Object(file.record.data.clone());
    world.touch();
    ok(data)
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let id = find(world, call)?.record.id();
    if let Some(file) = call.home_mut(world)?.files.get_mut(&id) {
        file.record.set("active_flag", false);
    }
    world.touch();
    Ok(Reply::Json(
        200,
        json!({"success": true, "data": {"id": id}}),
    ))
}
