//! Every endpoint on one screen: address, price in tokens, scopes, handler (contract 0, 1.6, 10.2).

use super::table::{Endpoint, Run};
use super::{
    deal_parts, deal_products, fields, files, history, notes, records, search, structure, users,
    webhooks,
};
use crate::pipedrive::state::Kind;

const fn on(
    method: &'static str,
    pattern: &'static str,
    cost: u64,
    scopes: &'static [&'static str],
    run: Run,
) -> Endpoint {
    Endpoint {
        method,
        pattern,
        cost,
        scopes,
        run,
        search: false,
        retired: false,
    }
}

const fn search(pattern: &'static str, scopes: &'static [&'static str], run: Run) -> Endpoint {
    Endpoint {
        method: "GET",
        pattern,
        cost: 20,
        scopes,
        run,
        search: true,
        retired: false,
    }
}

const fn retired(
    method: &'static str,
    pattern: &'static str,
    scopes: &'static [&'static str],
    run: Run,
) -> Endpoint {
    Endpoint {
        method,
        pattern,
        cost: 2,
        scopes,
        run,
        search: false,
        retired: true,
    }
}

type Scopes = &'static [&'static str];
const ANY: Scopes = &[];
const BASE: Scopes = &["base"];
const DEALS_R: Scopes = &["deals:read", "deals:full"];
const DEALS_W: Scopes = &["deals:full"];
const ROWS_R: Scopes = &["products:read", "products:full", "deals:read", "deals:full"];
const ROWS_W: Scopes = &["products:full", "deals:full"];
const CONTACTS_R: Scopes = &["contacts:read", "contacts:full"];
const CONTACTS_W: Scopes = &["contacts:full"];
const PRODUCTS_R: Scopes = &["products:read", "products:full"];
const PRODUCTS_W: Scopes = &["products:full"];
const DEAL_FIELDS_R: Scopes = &["deals:read", "deals:full", "deal-fields:full", "admin"];
const DEAL_FIELDS_W: Scopes = &["deal-fields:full", "admin"];
const DEAL_OPTIONS_W: Scopes = &["deals:full", "deal-fields:full", "admin"];
const CONTACT_FIELDS_R: Scopes = &[
    "contacts:read",
    "contacts:full",
    "contact-fields:full",
    "admin",
];
const CONTACT_FIELDS_W: Scopes = &["contact-fields:full", "admin"];
const PRODUCT_FIELDS_R: Scopes = &["products:read", "products:full", "product-fields:full"];
const PRODUCT_FIELDS_W: Scopes = &["products:full", "product-fields:full"];
const NOTES_R: Scopes = &["deals:read", "deals:full", "contacts:read", "contacts:full"];
const NOTES_W: Scopes = &["deals:full", "contacts:full"];
const FILES_R: Scopes = &[
    "deals:read",
    "deals:full",
    "activities:read",
    "activities:full",
    "contacts:read",
    "contacts:full",
];
const FILES_W: Scopes = &["deals:full", "activities:full", "contacts:full"];
const ACTIVITIES_R: Scopes = &["activities:read", "activities:full"];
const ACTIVITIES_W: Scopes = &["activities:full"];
const STAGES_R: Scopes = &["deals:read", "deals:full", "admin"];
const HISTORY: Scopes = &["recents:read"];
const USERS: Scopes = &["users:read"];
const WEBHOOKS_R: Scopes = &["webhooks:read", "webhooks:full", "admin"];
const WEBHOOKS_W: Scopes = &["webhooks:full", "admin"];

/// Fixed words stand before captures, so that `deals/search` is not a deal called "search".
pub(super) const ENDPOINTS: &[Endpoint] = &[
    on("GET", "v1/users/me", 2, BASE, users::me),
    on("GET", "v1/users", 20, USERS, users::list),
    on("GET", "v1/users/{}", 2, USERS, users::one),
    on("GET", "v1/currencies", 20, BASE, users::currencies),
    on("GET", "v1/userSettings", 2, BASE, users::settings),
    // Deals
    search(
        "v2/deals/search",
        &["deals:read", "deals:full", "search:read"],
        |w, c| search::entity(w, c, Kind::Deal),
    ),
    on("GET", "v2/deals/archived", 20, DEALS_R, records::archived),
    on(
        "GET",
        "v2/deals/products",
        10,
        ROWS_R,
        deal_products::of_deals,
    ),
    on(
        "GET",
        "v2/deals/installments",
        10,
        DEALS_R,
        deal_parts::installments,
    ),
    on("GET", "v2/deals", 10, DEALS_R, |w, c| {
        records::list(w, c, Kind::Deal)
    }),
    on("POST", "v2/deals", 5, DEALS_W, |w, c| {
        records::create(w, c, Kind::Deal)
    }),
    on("GET", "v2/deals/{}", 1, DEALS_R, |w, c| {
        records::get(w, c, Kind::Deal)
    }),
    on("PATCH", "v2/deals/{}", 5, DEALS_W, |w, c| {
        records::update(w, c, Kind::Deal)
    }),
    on("DELETE", "v2/deals/{}", 3, DEALS_W, |w, c| {
        records::delete(w, c, Kind::Deal)
    }),
    on(
        "GET",
        "v2/deals/{}/products",
        10,
        ROWS_R,
        deal_products::list,
    ),
    on(
        "POST",
        "v2/deals/{}/products",
        5,
        ROWS_W,
        deal_products::add,
    ),
    on(
        "DELETE",
        "v2/deals/{}/products",
        15,
        ROWS_W,
        deal_products::remove_all,
    ),
    on(
        "POST",
        "v2/deals/{}/products/bulk",
        25,
        ROWS_W,
        deal_products::add_many,
    ),
    on(
        "PATCH",
        "v2/deals/{}/products/{}",
        5,
        ROWS_W,
        deal_products::update,
    ),
    on(
        "DELETE",
        "v2/deals/{}/products/{}",
        3,
        ROWS_W,
        deal_products::remove,
    ),
    on(
        "GET",
        "v2/deals/{}/discounts",
        10,
        DEALS_R,
        deal_parts::discounts,
    ),
    on(
        "POST",
        "v2/deals/{}/discounts",
        5,
        DEALS_R,
        deal_parts::add_discount,
    ),
    on(
        "PATCH",
        "v2/deals/{}/discounts/{}",
        5,
        DEALS_R,
        deal_parts::update_discount,
    ),
    on(
        "DELETE",
        "v2/deals/{}/discounts/{}",
        3,
        DEALS_R,
        deal_parts::remove_discount,
    ),
    on(
        "POST",
        "v2/deals/{}/installments",
        5,
        DEALS_R,
        deal_parts::add_installment,
    ),
    on(
        "PATCH",
        "v2/deals/{}/installments/{}",
        5,
        DEALS_R,
        deal_parts::update_installment,
    ),
    on(
        "DELETE",
        "v2/deals/{}/installments/{}",
        3,
        DEALS_R,
        deal_parts::remove_installment,
    ),
    on("GET", "v1/deals/{}/flow", 40, HISTORY, history::flow),
    on("GET", "v1/deals/{}/changelog", 20, HISTORY, |w, c| {
        history::changelog(w, c, Kind::Deal)
    }),
    on("GET", "v1/persons/{}/changelog", 20, HISTORY, |w, c| {
        history::changelog(w, c, Kind::Person)
    }),
    on(
        "GET",
        "v1/organizations/{}/changelog",
        20,
        HISTORY,
        |w, c| history::changelog(w, c, Kind::Organization),
    ),
    on("GET", "v1/deals/{}/files", 20, FILES_R, files::of_deal),
    on(
        "GET",
        "v1/deals/{}/permittedUsers",
        10,
        DEALS_R,
        users::permitted,
    ),
    // Persons, organizations, products
    search(
        "v2/persons/search",
        &["contacts:read", "contacts:full", "search:read"],
        |w, c| search::entity(w, c, Kind::Person),
    ),
    on("GET", "v2/persons", 10, CONTACTS_R, |w, c| {
        records::list(w, c, Kind::Person)
    }),
    on("POST", "v2/persons", 5, CONTACTS_W, |w, c| {
        records::create(w, c, Kind::Person)
    }),
    on("GET", "v2/persons/{}", 1, CONTACTS_R, |w, c| {
        records::get(w, c, Kind::Person)
    }),
    on("PATCH", "v2/persons/{}", 5, CONTACTS_W, |w, c| {
        records::update(w, c, Kind::Person)
    }),
    on("DELETE", "v2/persons/{}", 3, CONTACTS_W, |w, c| {
        records::delete(w, c, Kind::Person)
    }),
    search(
        "v2/organizations/search",
        &["contacts:read", "contacts:full", "search:read"],
        |w, c| search::entity(w, c, Kind::Organization),
    ),
    on("GET", "v2/organizations", 10, CONTACTS_R, |w, c| {
        records::list(w, c, Kind::Organization)
    }),
    on("POST", "v2/organizations", 5, CONTACTS_W, |w, c| {
        records::create(w, c, Kind::Organization)
    }),
    on("GET", "v2/organizations/{}", 1, CONTACTS_R, |w, c| {
        records::get(w, c, Kind::Organization)
    }),
    on("PATCH", "v2/organizations/{}", 5, CONTACTS_W, |w, c| {
        records::update(w, c, Kind::Organization)
    }),
    on("DELETE", "v2/organizations/{}", 3, CONTACTS_W, |w, c| {
        records::delete(w, c, Kind::Organization)
    }),
    search(
        "v2/products/search",
        &["products:read", "products:full", "search:read"],
        |w, c| search::entity(w, c, Kind::Product),
    ),
    on("GET", "v2/products", 10, PRODUCTS_R, |w, c| {
        records::list(w, c, Kind::Product)
    }),
    on("POST", "v2/products", 5, PRODUCTS_W, |w, c| {
        records::create(w, c, Kind::Product)
    }),
    on("GET", "v2/products/{}", 1, PRODUCTS_R, |w, c| {
        records::get(w, c, Kind::Product)
    }),
    on("PATCH", "v2/products/{}", 5, PRODUCTS_W, |w, c| {
        records::update(w, c, Kind::Product)
    }),
    on("DELETE", "v2/products/{}", 3, PRODUCTS_W, |w, c| {
        records::delete(w, c, Kind::Product)
    }),
    // Fields
    on("GET", "v2/dealFields", 10, DEAL_FIELDS_R, |w, c| {
        fields::list(w, c, Kind::Deal)
    }),
    on("POST", "v2/dealFields", 5, DEAL_FIELDS_W, |w, c| {
        fields::create(w, c, Kind::Deal)
    }),
    on("GET", "v2/dealFields/{}", 1, DEAL_FIELDS_R, |w, c| {
        fields::get(w, c, Kind::Deal)
    }),
    on("PATCH", "v2/dealFields/{}", 5, DEAL_OPTIONS_W, |w, c| {
        fields::update(w, c, Kind::Deal)
    }),
    on("DELETE", "v2/dealFields/{}", 3, DEAL_FIELDS_W, |w, c| {
        fields::delete(w, c, Kind::Deal)
    }),
    on(
        "POST",
        "v2/dealFields/{}/options",
        5,
        DEAL_OPTIONS_W,
        |w, c| fields::add_options(w, c, Kind::Deal),
    ),
    on(
        "PATCH",
        "v2/dealFields/{}/options",
        5,
        DEAL_OPTIONS_W,
        |w, c| fields::rename_options(w, c, Kind::Deal),
    ),
    on(
        "DELETE",
        "v2/dealFields/{}/options",
        3,
        DEAL_OPTIONS_W,
        |w, c| fields::remove_options(w, c, Kind::Deal),
    ),
    on("GET", "v2/personFields", 10, CONTACT_FIELDS_R, |w, c| {
        fields::list(w, c, Kind::Person)
    }),
    on("GET", "v2/personFields/{}", 1, CONTACT_FIELDS_R, |w, c| {
        fields::get(w, c, Kind::Person)
    }),
    on("POST", "v2/personFields", 5, CONTACT_FIELDS_W, |w, c| {
        fields::create(w, c, Kind::Person)
    }),
    on(
        "GET",
        "v2/organizationFields",
        10,
        CONTACT_FIELDS_R,
        |w, c| fields::list(w, c, Kind::Organization),
    ),
    on(
        "GET",
        "v2/organizationFields/{}",
        1,
        CONTACT_FIELDS_R,
        |w, c| fields::get(w, c, Kind::Organization),
    ),
    on(
        "POST",
        "v2/organizationFields",
        5,
        CONTACT_FIELDS_W,
        |w, c| fields::create(w, c, Kind::Organization),
    ),
    on("GET", "v2/productFields", 10, PRODUCT_FIELDS_R, |w, c| {
        fields::list(w, c, Kind::Product)
    }),
    on("GET", "v2/productFields/{}", 1, PRODUCT_FIELDS_R, |w, c| {
        fields::get(w, c, Kind::Product)
    }),
    on("POST", "v2/productFields", 5, PRODUCT_FIELDS_W, |w, c| {
        fields::create(w, c, Kind::Product)
    }),
    // The rest
    on("GET", "v2/pipelines", 5, STAGES_R, structure::pipelines),
    on("GET", "v2/pipelines/{}", 1, STAGES_R, structure::pipeline),
    on("GET", "v2/stages", 5, STAGES_R, structure::stages),
    on("GET", "v2/stages/{}", 1, STAGES_R, structure::stage),
    on(
        "GET",
        "v2/activities",
        10,
        ACTIVITIES_R,
        structure::activities,
    ),
    on(
        "POST",
        "v2/activities",
        5,
        ACTIVITIES_W,
        structure::add_activity,
    ),
    search("v2/itemSearch", &["search:read"], search::items),
    search("v2/itemSearch/field", &["search:read"], search::by_field),
    on("GET", "v1/notes", 20, NOTES_R, notes::list),
    on("POST", "v1/notes", 10, NOTES_W, notes::create),
    on("GET", "v1/notes/{}", 2, NOTES_R, notes::get),
    on("PUT", "v1/notes/{}", 10, NOTES_W, notes::update),
    on("DELETE", "v1/notes/{}", 6, NOTES_W, notes::delete),
    on("GET", "v1/files", 20, FILES_R, files::list),
    on("POST", "v1/files", 10, FILES_W, files::create),
    on("GET", "v1/files/{}", 2, FILES_R, files::get),
    on("GET", "v1/files/{}/download", 20, FILES_R, files::download),
    on("PUT", "v1/files/{}", 10, FILES_W, files::update),
    on("DELETE", "v1/files/{}", 6, FILES_W, files::delete),
    on("GET", "v1/webhooks", 10, WEBHOOKS_R, webhooks::list),
    on("POST", "v1/webhooks", 10, WEBHOOKS_W, webhooks::create),
    on("DELETE", "v1/webhooks/{}", 6, WEBHOOKS_W, webhooks::delete),
    // Gone
    retired("GET", "v1/deals", DEALS_R, |w, c| {
        records::list(w, c, Kind::Deal)
    }),
    retired("POST", "v1/deals", DEALS_W, |w, c| {
        records::create(w, c, Kind::Deal)
    }),
    retired("GET", "v1/deals/{}", DEALS_R, |w, c| {
        records::get(w, c, Kind::Deal)
    }),
    retired("PUT", "v1/deals/{}", DEALS_W, |w, c| {
        records::update(w, c, Kind::Deal)
    }),
    retired("DELETE", "v1/deals/{}", DEALS_W, |w, c| {
        records::delete(w, c, Kind::Deal)
    }),
    retired("GET", "v1/deals/{}/products", ROWS_R, deal_products::list),
    retired("GET", "v1/persons", CONTACTS_R, |w, c| {
        records::list(w, c, Kind::Person)
    }),
    retired("GET", "v1/persons/{}", CONTACTS_R, |w, c| {
        records::get(w, c, Kind::Person)
    }),
    retired("GET", "v1/organizations", CONTACTS_R, |w, c| {
        records::list(w, c, Kind::Organization)
    }),
    retired("GET", "v1/organizations/{}", CONTACTS_R, |w, c| {
        records::get(w, c, Kind::Organization)
    }),
    retired("GET", "v1/products", PRODUCTS_R, |w, c| {
        records::list(w, c, Kind::Product)
    }),
    retired("GET", "v1/products/{}", PRODUCTS_R, |w, c| {
        records::get(w, c, Kind::Product)
    }),
    retired("GET", "v1/itemSearch", ANY, search::items),
    retired("GET", "v1/stages", STAGES_R, structure::stages),
    retired("GET", "v1/pipelines", STAGES_R, structure::pipelines),
];
