//! The list as a file for spreadsheets: UTF-8 with its mark, lines of RFC 4180, no cell that a program would run.

use super::panel_rows::status_word;
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::i18n::{Locale, Value};
use crate::journeys::invoices_csv::Sheet;

/// Without it spreadsheets take the file for another encoding.
pub(super) const MARK: char = '\u{feff}';

pub(in crate::web) fn name(sheet: &Sheet) -> String {
    format!("invoices-{}.csv", sheet.today)
}

pub(in crate::web) fn draw(sheet: &Sheet) -> String {
    let l = &sheet.locale;
    let head = [
        "csv-number",
        "csv-deal",
        "customer",
        "all-when",
        "all-col-due",
        "all-status",
        "currency",
        "all-col-amount",
        "all-col-open",
        "csv-sent",
    ];
    let mut text = String::from(MARK);
    line(&mut text, &head.map(|key| l.plain(key, &[])));
    for invoice in &sheet.rows {
        line(&mut text, &cells(l, sheet, invoice));
    }
    text
}

fn cells(l: &Locale, sheet: &Sheet, invoice: &Invoice) -> [String; 10] {
    let status = invoice.status(sheet.today);
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let digits = usize::try_from(invoice.currency.digits()).unwrap_or(2);
    let amount = |amount: rust_decimal::Decimal| format!("{amount:.digits$}");
    // As on the page: what it was worth before it was voided or deleted stands there, and nothing is open.
    let is_gone = matches!(status, InvoiceStatus::Voided | InvoiceStatus::Deleted);
    let (total, open) = if is_gone {
        (invoice.last_total, String::new())
    } else {
        (invoice.total, amount(invoice.balance))
    };
    let title = invoice.deal.map_or_else(String::new, |deal| {
        let known = sheet.titles.get(&deal).filter(|title| !title.is_empty());
        known.cloned().unwrap_or_else(|| {
            let id = deal.to_string();
            l.plain("all-deal-unnamed", &[("id", Value::from(id))])
        })
    });
    [
        invoice.number.clone().unwrap_or_default(),
        title,
        invoice.customer_name.clone(),
        day(invoice.issued),
        day(invoice.due),
        plain(&status_word(l, status)),
        invoice.currency.code().to_owned(),
        amount(total),
        open,
        day(invoice.sent_at.map(|at| at.day_in(sheet.zone))),
    ]
}

/// Without the marks that isolate directions on a page.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

pub(super) fn line(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// What begins like a formula is not one (threat model: CSV injection).
fn quoted(cell: &str) -> String {
    let begins = cell.trim_start().chars().next();
    let runs = matches!(
        begins,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '|' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r', '\n']);
    let guarded = if runs {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r', ';', '\t']) || runs {
        return format!("\"{}\"", guarded.replace('"', "\"\""));
    }
    guarded
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::samples;
    use super::*;
    use crate::domain::ids::DealId;

    #[test]
    fn a_cell_never_runs_and_never_leaves_its_place() {
        for (cell, safe) in [
            ("1044", "1044"),
            ("Kabel, 3 m", "\"Kabel, 3 m\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("=1+1", "\"'=1+1\""),
            (" =cmd|' /C calc'!A0", "\"' =cmd|' /C calc'!A0\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-2", "\"'-2\""),
            ("\t=1", "\"'\t=1\""),
            ("a\r\nb", "\"a\r\nb\""),
        ] {
            assert_eq!(quoted(cell), safe);
        }
    }

    #[test]
    fn fuzz_a_cell_never_runs_and_reads_as_it_was() {
        crate::fuzz::run("cell", |bytes| {
            let cell = crate::fuzz::text(bytes);
            let written = quoted(&cell);
            let read = if let Some(inside) = written.strip_prefix('"') {
                let inside = inside.strip_suffix('"').unwrap();
                let bare = inside.replace("\"\"", "");
                assert!(!bare.contains('"'), "{written:?} ends early");
                inside.replace("\"\"", "\"")
            } else {
                assert!(!written.contains(['"', ',', ';', '\r', '\n', '\t']));
                written.clone()
            };
            let first = read.trim_start().chars().next();
            let runs = first.is_some_and(|c| "=+-@|＝＋－＠".contains(c));
            assert!(!runs, "{written:?} runs");
            assert!(read == cell || read.strip_prefix('\'') == Some(&cell));
            read != cell
        });
    }

    #[test]
    fn the_file_says_what_the_list_says() {
        let rows = samples::five().into_iter().map(|row| row.invoice).collect();
        let sheet = Sheet {
            rows,
            titles: BTreeMap::from([(DealId(7), "=Deal".to_owned())]),
            today: samples::day("2026-11-23"),
            zone: chrono_tz::America::Los_Angeles,
            locale: samples::english(),
        };
        let text = draw(&sheet);
        let lines: Vec<&str> = text.trim_start_matches(MARK).split("\r\n").collect();
        assert!(text.starts_with(MARK));
        assert_eq!(
            lines[0],
            "Number,Deal,Customer,Issued,Due,Status,Currency,Amount,Open,Sent"
        );
        assert!(lines[1].starts_with("1044,\"'=Deal\","), "{}", lines[1]);
        assert!(
            lines[1]
                .ends_with(",2026-11-04,2026-12-04,Partially paid,EUR,6200.00,3060.00,2026-11-04")
        );
        assert!(lines[4].ends_with(",Voided,EUR,4980.00,,"), "{}", lines[4]);
        assert_eq!(lines.len(), 7, "five invoices, a head, an end");
        assert_eq!(name(&sheet), "invoices-2026-11-23.csv");
    }
}
