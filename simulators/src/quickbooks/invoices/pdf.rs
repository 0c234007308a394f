//! An invoice as one printed page.

use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str};
use serde_json::Value;

use crate::quickbooks::books::{Object, Realm, reference, text};
use crate::quickbooks::money::decimal;

/// The PDF of a rendered invoice.
pub(crate) fn pdf(realm: &Realm, invoice: &Object) -> Vec<u8> {
    let (catalog, pages, page, font, content) = (
        Ref::new(1),
        Ref::new(2),
        Ref::new(3),
        Ref::new(4),
        Ref::new(5),
    );
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet
        .media_box(Rect::new(0.0, 0.0, 595.0, 842.0))
        .parent(pages)
        .contents(content);
    sheet.resources().fonts().pair(Name(b"F1"), font);
    drop(sheet);
    pdf.type1_font(font)
        .base_font(Name(b"Helvetica"))
        .encoding_predefined(Name(b"WinAnsiEncoding"));
    let mut page = Content::new();
    page.begin_text()
        .set_font(Name(b"F1"), 11.0)
        .set_leading(16.0)
        .next_line(50.0, 780.0);
    for line in words(realm, invoice) {
        page.show(Str(&latin1(&line))).next_line_using_leading();
    }
    page.end_text();
    pdf.stream(content, &page.finish());
    pdf.finish()
}

fn words(realm: &Realm, invoice: &Object) -> Vec<String> {
    let field = |name: &str| text(invoice, name).unwrap_or_default().to_owned();
    let amount =
        |value: Option<&Value>| format!("{:.2}", value.and_then(decimal).unwrap_or_default());
    let name = invoice
        .get("CustomerRef")
        .and_then(|c| c.get("name"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let currency = reference(invoice, "CurrencyRef").unwrap_or_default();
    let mut words = vec![
        realm.name().to_owned(),
        format!("INVOICE {}", field("DocNumber")),
        format!("Date {}   Due {}", field("TxnDate"), field("DueDate")),
        format!("Bill to: {name}"),
        String::new(),
    ];
    let lines = invoice.get("Line").and_then(Value::as_array);
    for line in lines.into_iter().flatten() {
        let what = line.get("Description").and_then(Value::as_str);
        let item = line
            .pointer("/SalesItemLineDetail/ItemRef/name")
            .and_then(Value::as_str);
        let kind = line.get("DetailType").and_then(Value::as_str);
        let label = what
            .or(item)
            .or(kind.map(|k| k.trim_end_matches("LineDetail")))
            .unwrap_or_default();
        words.push(format!("{label}   {}", amount(line.get("Amount"))));
    }
    words.push(format!(
        "Tax   {}",
        amount(invoice.get("TxnTaxDetail").and_then(|d| d.get("TotalTax")))
    ));
    words.push(format!(
        "Total {currency} {}",
        amount(invoice.get("TotalAmt"))
    ));
    words.push(format!(
        "Balance due {currency} {}",
        amount(invoice.get("Balance"))
    ));
    words
}

/// The built-in font knows Latin-1 only.
fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect()
}
