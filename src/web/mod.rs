//! HTTP in, HTTP out: every address on one screen.

mod actions;
mod all_invoices;
mod assets;
mod body;
mod customer_update;
mod decide;
mod door;
mod error;
mod extract;
#[cfg(test)]
mod fuzz;
mod handover;
mod headers;
mod health;
mod history;
mod install;
mod invoice;
mod invoice_form;
mod item;
mod landing;
mod link_many;
mod networks;
mod pages;
mod pairs;
mod panel;
mod presets;
mod quickbooks;
mod serve;
mod session;
mod settings;
mod span;
mod subject;
mod webhooks;

use actix_web::web::{ServiceConfig, resource};

pub use serve::{MetricsText, Probe, Running, WebSettings, serve};

/// The addresses of the public listener. A known path with another method is 405, everything else 404.
#[expect(clippy::too_many_lines, reason = "one line for each address")]
pub fn routes(cfg: &mut ServiceConfig) {
    cfg
        // A person, in a tab.
        .service(resource("/").get(landing::show))
        .service(resource("/install").get(install::begin))
        .service(resource("/quickbooks/connect").get(quickbooks::begin))
        .service(resource("/quickbooks/confirm").get(quickbooks::confirm))
        .service(resource("/quickbooks/confirmed").get(quickbooks::confirmed))
        .service(resource("/quickbooks/declined").get(quickbooks::declined))
        .service(resource("/quickbooks/result").get(quickbooks::result))
        .service(resource("/quickbooks/disconnected").get(quickbooks::disconnected))
        // Providers.
        .service(resource("/oauth/pipedrive/callback").get(install::finish).delete(install::uninstall).post(install::notice))
        .service(resource("/oauth/quickbooks/callback").get(quickbooks::finish))
        .service(resource("/webhooks/quickbooks").post(webhooks::quickbooks))
        .service(resource("/webhooks/pipedrive").post(webhooks::pipedrive))
        // Frames inside Pipedrive, and what their pages ask for.
        .service(resource("/session").post(session::exchange))
        .service(resource("/panel").get(panel::show))
        .service(resource("/panel/state").get(panel::state))
        .service(resource("/panel/refresh").post(panel::refresh))
        .service(resource("/panel/check").post(panel::check))
        .service(resource("/panel/decide").post(decide::ask))
        .service(resource("/panel/decided").post(decide::decide))
        .service(resource("/panel/unlink-contact").post(panel::unlink_contact))
        .service(resource("/modal/invoice").get(invoice::show).post(invoice::create))
        .service(resource("/modal/invoices").get(all_invoices::show))
        .service(resource("/modal/invoices/list").get(all_invoices::list).post(all_invoices::read))
        .service(resource("/modal/invoice/form").get(invoice::form))
        .service(resource("/modal/invoice/sums").post(invoice::sums))
        .service(resource("/modal/invoice/compare").post(customer_update::compare))
        .service(resource("/modal/invoice/customer").post(customer_update::update))
        .service(resource("/modal/invoice/changed").post(invoice::changed))
        .service(resource("/modal/invoice/currency").post(invoice::currency))
        .service(resource("/modal/invoice/preset").post(invoice::preset))
        .service(resource("/modal/invoice/status").get(invoice::status))
        .service(resource("/modal/invoice/items").get(invoice::items))
        .service(resource("/modal/invoice/item").get(item::dialog).post(item::create))
        .service(resource("/modal/invoice/instalments").get(item::instalments))
        .service(resource("/modal/invoice/customers").get(invoice::customers))
        // The menu of an invoice, on every list.
        .service(resource("/invoices/question").get(actions::question))
        .service(resource("/invoices/send").get(actions::send_dialog).post(actions::send))
        .service(resource("/invoices/void").post(actions::void))
        .service(resource("/invoices/delete").post(actions::delete))
        .service(resource("/invoices/history").get(history::dialog))
        .service(resource("/invoices/outcome").get(actions::outcome))
        .service(resource("/invoices/payment-link").post(actions::payment_link))
        .service(resource("/invoices/attach").get(actions::attached).post(actions::attach))
        .service(resource("/invoices/pdf-ticket").post(actions::pdf_ticket))
        .service(resource("/invoices/pdf").get(actions::pdf))
        .service(resource("/invoices/link").post(all_invoices::link))
        .service(resource("/invoices/unlink").post(all_invoices::unlink))
        .service(resource("/invoices/link-many").post(link_many::link))
        .service(resource("/invoices/unlink-many").post(link_many::unlink))
        .service(resource("/invoices/csv-ticket").post(all_invoices::csv_ticket))
        .service(resource("/invoices/csv").get(all_invoices::csv))
        .service(resource("/settings").get(settings::show).post(settings::save))
        .service(resource("/settings/state").get(settings::state))
        .service(resource("/settings/example").get(settings::example))
        .service(resource("/settings/deal").get(settings::show_deal))
        .service(resource("/settings/colleagues").get(settings::colleagues))
        .service(resource("/settings/items").get(settings::items))
        .service(resource("/settings/compare").post(settings::compare))
        .service(resource("/settings/export").get(settings::export).post(settings::export_ticket))
        .service(resource("/settings/audit").get(history::file).post(history::ticket))
        .service(resource("/settings/wipe").post(settings::wipe))
        .service(resource("/settings/presets").post(presets::save))
        .service(resource("/settings/presets/edit").get(presets::edit))
        .service(resource("/settings/presets/line").get(presets::line))
        .service(resource("/settings/presets/press").post(presets::press))
        .service(resource("/quickbooks/ticket").post(quickbooks::ticket))
        .service(resource("/quickbooks/disconnect").post(quickbooks::disconnect))
        .service(resource("/handover/ask").post(handover::ask))
        .service(resource("/handover/withdraw").post(handover::withdraw))
        .service(resource("/handover/confirm").post(handover::confirm))
        .service(resource("/handover/offer").post(handover::offer))
        .service(resource("/handover/take-back").post(handover::take_back))
        .service(resource("/handover/accept").post(handover::accept))
        // The platform.
        .service(resource("/health/live").get(health::live))
        .service(resource("/health/ready").get(health::ready))
        .service(resource("/static/{name}").get(assets::serve));
}
