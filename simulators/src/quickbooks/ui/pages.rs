//! What a bookkeeper sees: lists, one invoice, one customer, the connected app.

use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Query};
use serde::Deserialize;
use serde_json::Value;

use super::shell::{escape, page};
use crate::quickbooks::bookkeeper::is_void;
use crate::quickbooks::books::{Entity, Object, Realm, applied_to, flag, reference, render, text};
use crate::quickbooks::money::decimal;
use crate::quickbooks::world::Sim;

fn html(title: &str, content: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(page(title, content))
}

fn absent(words: &str) -> HttpResponse {
    let content = format!("<h1>Not found</h1><p>{}</p>", escape(words));
    HttpResponse::NotFound()
        .content_type("text/html; charset=utf-8")
        .body(page("Not found", &content))
}

fn to(address: &str) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((LOCATION, address))
        .finish()
}

pub(crate) async fn home() -> HttpResponse {
    to("/app/invoices")
}

#[derive(Deserialize)]
pub(crate) struct DeepLink {
    deeplinkcompanyid: String,
    pagereq: Option<String>,
}

/// Opens a company, then a page in it.
pub(crate) async fn deep_link(link: Query<DeepLink>, sim: Data<Sim>) -> HttpResponse {
    let mut world = sim.world();
    if !world.realms.contains_key(&link.deeplinkcompanyid) {
        return absent("You have no access to this company.");
    }
    world.session.clone_from(&link.deeplinkcompanyid);
    drop(world);
    let page = link
        .pagereq
        .as_deref()
        .unwrap_or("invoices")
        .trim_start_matches('/');
    let known = ["invoice", "invoices", "customerdetail", "apps", "homepage"];
    let name = page.split(['?', '#']).next().unwrap_or_default();
    if !known.contains(&name) || page.contains(['\r', '\n']) {
        return absent("There is no such page.");
    }
    to(&format!("/app/{page}"))
}

fn amount(object: &Object, name: &str) -> String {
    format!(
        "{:.2}",
        object.get(name).and_then(decimal).unwrap_or_default()
    )
}

fn name_of(invoice: &Object) -> &str {
    invoice
        .get("CustomerRef")
        .and_then(|c| c.get("name"))
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The word QuickBooks shows beside an invoice.
fn status(realm: &Realm, invoice: &Object, today: &str) -> &'static str {
    let balance = invoice.get("Balance").and_then(decimal).unwrap_or_default();
    let total = invoice
        .get("TotalAmt")
        .and_then(decimal)
        .unwrap_or_default();
    let applied = applied_to(
        realm,
        Entity::Invoice,
        text(invoice, "Id").unwrap_or_default(),
    );
    if is_void(invoice) {
        "Voided"
    } else if balance.is_zero() {
        "Paid"
    } else if text(invoice, "DueDate").is_some_and(|due| due < today) {
        "Overdue"
    } else if balance < total && !applied.is_empty() {
        "Partially paid"
    } else {
        "Open"
    }
}

pub(crate) async fn invoices(sim: Data<Sim>) -> HttpResponse {
    let world = sim.world();
    let Some(realm) = world.realms.get(&world.session) else {
        return absent("No company is open.");
    };
    let today = realm.today(sim.controls.clock.now()).to_string();
    let mut rows = Vec::new();
    let mut all: Vec<_> = realm.live(Entity::Invoice).collect();
    all.reverse();
    for (id, record) in all {
        let invoice = render(realm, Entity::Invoice, record);
        let currency = reference(&invoice, "CurrencyRef").unwrap_or_default();
        let cell = |name: &str| escape(text(&invoice, name).unwrap_or_default());
        let number = if invoice.contains_key("DocNumber") {
            cell("DocNumber")
        } else {
            "(no number)".into()
        };
        let line = format!(
            r#"<tr><td>{}</td><td><a href="/app/invoice?txnId={id}">{number}</a></td><td>{}</td><td>{}</td>
            <td class="n">{currency} {}</td><td class="n">{}</td><td><span class="badge">{}</span></td></tr>"#,
            cell("TxnDate"),
            escape(name_of(&invoice)),
            cell("DueDate"),
            amount(&invoice, "TotalAmt"),
            amount(&invoice, "Balance"),
            status(realm, &invoice, &today),
        );
        rows.push(line);
    }
    let mut choices = Vec::new();
    for other in world.realms.values() {
        let address = format!("/login?deeplinkcompanyid={}&pagereq=invoices", other.id);
        choices.push(format!(
            r#"<li><a href="{}">{}</a></li>"#,
            escape(&address),
            escape(other.name())
        ));
    }
    let (rows, choices) = (rows.concat(), choices.concat());
    let content = format!(
        r#"<h1>Invoices</h1><p>{}</p><table><thead><tr><th>Date</th><th>No.</th><th>Customer</th><th>Due</th>
        <th class="n">Total</th><th class="n">Balance</th><th>Status</th></tr></thead><tbody>{rows}</tbody></table>
        <h2>Switch company</h2><ul>{choices}</ul>"#,
        escape(realm.name())
    );
    html("Invoices", &content)
}

#[derive(Deserialize)]
pub(crate) struct OfInvoice {
    #[serde(rename = "txnId")]
    id: Option<String>,
    problem: Option<String>,
}

pub(crate) async fn invoice(asked: Query<OfInvoice>, sim: Data<Sim>) -> HttpResponse {
    let world = sim.world();
    let Some(realm) = world.realms.get(&world.session) else {
        return absent("No company is open.");
    };
    let id = asked.id.as_deref().unwrap_or_default();
    let Ok(record) = realm.get(Entity::Invoice, id) else {
        return absent("This invoice does not exist in the open company, or it was deleted.");
    };
    let invoice = render(realm, Entity::Invoice, record);
    let today = realm.today(sim.controls.clock.now()).to_string();
    let content = invoice_page(
        realm,
        &invoice,
        status(realm, &invoice, &today),
        asked.problem.as_deref(),
    );
    html(
        &format!("Invoice {}", text(&invoice, "DocNumber").unwrap_or(id)),
        &content,
    )
}

fn invoice_page(realm: &Realm, invoice: &Object, status: &str, problem: Option<&str>) -> String {
    let cell = |name: &str| escape(text(invoice, name).unwrap_or_default());
    let inner = |name: &str, key: &str| {
        escape(
            invoice
                .get(name)
                .and_then(|v| v.get(key))
                .and_then(Value::as_str)
                .unwrap_or_default(),
        )
    };
    let currency = escape(reference(invoice, "CurrencyRef").unwrap_or_default());
    let problem = problem.map_or_else(String::new, |p| {
        format!(r#"<p class="problem" role="alert">{}</p>"#, escape(p))
    });
    let tax = invoice
        .get("TxnTaxDetail")
        .and_then(|d| d.get("TotalTax"))
        .and_then(decimal)
        .unwrap_or_default();
    let customer = escape(reference(invoice, "CustomerRef").unwrap_or_default());
    format!(
        r#"{problem}<h1>Invoice {} <span class="badge">{status}</span></h1><p>{}</p>
        <dl><dt>Customer</dt><dd><a href="/app/customerdetail?nameId={customer}">{}</a></dd><dt>Invoice date</dt><dd>{}</dd>
        <dt>Due date</dt><dd>{}</dd><dt>Terms</dt><dd>{}</dd><dt>Email</dt><dd>{} ({})</dd>
        <dt>Note to customer</dt><dd>{}</dd><dt>Memo on statement</dt><dd>{}</dd></dl>
        {}<p class="n">Tax {tax:.2} · <strong>Total {currency} {}</strong> · Balance due {currency} {}</p>{}{}"#,
        cell("DocNumber"),
        escape(realm.name()),
        escape(name_of(invoice)),
        cell("TxnDate"),
        cell("DueDate"),
        inner("SalesTermRef", "name"),
        inner("BillEmail", "Address"),
        cell("EmailStatus"),
        inner("CustomerMemo", "value"),
        cell("PrivateNote"),
        lines(invoice),
        amount(invoice, "TotalAmt"),
        amount(invoice, "Balance"),
        payments(realm, invoice),
        buttons(realm, invoice),
    )
}

fn lines(invoice: &Object) -> String {
    let mut rows = Vec::new();
    for line in invoice
        .get("Line")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let word = |path: &str| {
            escape(
                line.pointer(path)
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            )
        };
        let number = |path: &str| {
            line.pointer(path)
                .and_then(decimal)
                .map(|d| d.normalize().to_string())
                .unwrap_or_default()
        };
        let sum = line
            .get("Amount")
            .and_then(decimal)
            .map(|d| format!("{d:.2}"))
            .unwrap_or_default();
        let kind = word("/DetailType");
        let item = match kind.as_str() {
            "SalesItemLineDetail" => word("/SalesItemLineDetail/ItemRef/name"),
            "GroupLineDetail" => word("/GroupLineDetail/GroupItemRef/name"),
            "DiscountLineDetail" => "Discount".to_owned(),
            "SubTotalLineDetail" => "Subtotal".to_owned(),
            _ => String::new(),
        };
        rows.push(format!(
            r#"<tr><td>{item}</td><td>{}</td><td class="n">{}</td><td class="n">{}</td><td class="n">{sum}</td></tr>"#,
            word("/Description"),
            number("/SalesItemLineDetail/Qty"),
            number("/SalesItemLineDetail/UnitPrice"),
        ));
    }
    let rows = rows.concat();
    format!(
        r#"<table><thead><tr><th>Product/service</th><th>Description</th><th class="n">Qty</th><th class="n">Rate</th>
        <th class="n">Amount</th></tr></thead><tbody>{rows}</tbody></table>"#
    )
}

fn payments(realm: &Realm, invoice: &Object) -> String {
    let id = text(invoice, "Id").unwrap_or_default();
    let mut rows = Vec::new();
    for (payment, part) in applied_to(realm, Entity::Invoice, id) {
        rows.push(format!(
            r#"<li>Payment {payment}: {part:.2} <form method="post" action="/app/act/delete-payment" style="display:inline">
            <input type="hidden" name="realm" value="{}"><input type="hidden" name="id" value="{id}">
            <input type="hidden" name="payment" value="{payment}"><button class="danger">Delete payment</button></form></li>"#,
            escape(&realm.id)
        ));
    }
    if rows.is_empty() {
        String::new()
    } else {
        format!("<h2>Payments</h2><ul>{}</ul>", rows.concat())
    }
}

fn buttons(realm: &Realm, invoice: &Object) -> String {
    let id = escape(text(invoice, "Id").unwrap_or_default());
    let hidden = format!(
        r#"<input type="hidden" name="realm" value="{}"><input type="hidden" name="id" value="{id}">"#,
        escape(&realm.id)
    );
    let due = escape(text(invoice, "DueDate").unwrap_or_default());
    let note = escape(text(invoice, "PrivateNote").unwrap_or_default());
    let open = invoice.get("Balance").and_then(decimal).unwrap_or_default();
    let pay = if open.is_zero() {
        String::new()
    } else {
        format!(
            r#"<form class="row" method="post" action="/app/act/pay">{hidden}<label>Amount received<br>
        <input name="amount" inputmode="decimal" value="{open:.2}"></label><button class="primary">Receive payment</button></form>"#
        )
    };
    format!(
        r#"<h2>Change</h2>
        {pay}
        <form class="row" method="post" action="/app/act/edit">{hidden}<label>Due date<br>
        <input type="date" name="due_date" value="{due}"></label><label>Memo on statement<br>
        <input name="note" value="{note}"></label><button>Save</button></form>
        <form class="row" method="post" action="/app/act/edit-line">{hidden}<label>Line<br><input name="line" value="1" size="3"></label>
        <label>Quantity<br><input name="quantity" size="6"></label><label>Rate<br><input name="price" size="8"></label>
        <button>Change line</button></form>
        <form class="row" method="post" action="/app/act/void">{hidden}<button class="danger">Void</button></form>
        <form class="row" method="post" action="/app/act/delete">{hidden}<button class="danger">Delete</button></form>"#
    )
}

#[derive(Deserialize)]
pub(crate) struct OfCustomer {
    #[serde(rename = "nameId")]
    id: Option<String>,
    problem: Option<String>,
}

pub(crate) async fn customer(asked: Query<OfCustomer>, sim: Data<Sim>) -> HttpResponse {
    let world = sim.world();
    let Some(realm) = world.realms.get(&world.session) else {
        return absent("No company is open.");
    };
    let id = asked.id.as_deref().unwrap_or_default();
    let Ok(record) = realm.get(Entity::Customer, id) else {
        return absent("This customer does not exist in the open company.");
    };
    let customer = render(realm, Entity::Customer, record);
    let name = escape(text(&customer, "DisplayName").unwrap_or_default());
    let email = customer
        .get("PrimaryEmailAddr")
        .and_then(|e| e.get("Address"))
        .and_then(Value::as_str);
    let problem = asked.problem.as_deref().map_or_else(String::new, |p| {
        format!(r#"<p class="problem" role="alert">{}</p>"#, escape(p))
    });
    let hidden = format!(
        r#"<input type="hidden" name="realm" value="{}"><input type="hidden" name="id" value="{}">"#,
        escape(&realm.id),
        escape(id)
    );
    let content = format!(
        r#"{problem}<h1>{name}</h1><p>{}</p><dl><dt>Email</dt><dd>{}</dd><dt>Currency</dt><dd>{}</dd>
        <dt>Open balance</dt><dd>{}</dd><dt>Active</dt><dd>{}</dd></dl>
        <form class="row" method="post" action="/app/act/rename">{hidden}<label>Name<br><input name="name" value="{name}"></label>
        <button>Rename</button></form>
        <form class="row" method="post" action="/app/act/deactivate">{hidden}<button class="danger">Make inactive</button></form>
        <form class="row" method="post" action="/app/act/merge">{hidden}<label>Id of the customer that disappears into this one<br>
        <input name="gone" size="6"></label><button class="danger">Merge</button></form>"#,
        escape(realm.name()),
        escape(email.unwrap_or_default()),
        escape(reference(&customer, "CurrencyRef").unwrap_or_default()),
        amount(&customer, "Balance"),
        if flag(&customer, "Active") == Some(false) {
            "no"
        } else {
            "yes"
        },
    );
    html(text(&customer, "DisplayName").unwrap_or_default(), &content)
}

/// "My apps": the connection, and the button that ends it from this side.
pub(crate) async fn apps(sim: Data<Sim>) -> HttpResponse {
    let now = sim.controls.clock.now();
    let world = sim.world();
    let Some(realm) = world.realms.get(&world.session) else {
        return absent("No company is open.");
    };
    let state = if world.grants.connected(&realm.id, now) {
        format!(
            r#"<p>The app is connected to {}.</p><form method="post" action="/app/act/disconnect">
            <input type="hidden" name="realm" value="{}"><button class="danger">Disconnect</button></form>"#,
            escape(realm.name()),
            escape(&realm.id)
        )
    } else {
        format!("<p>No app is connected to {}.</p>", escape(realm.name()))
    };
    html("My apps", &format!("<h1>My apps</h1>{state}"))
}
