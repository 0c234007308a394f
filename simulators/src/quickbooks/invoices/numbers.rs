//! Document numbers (contract 5.2.2).

use crate::quickbooks::books::{Entity, Object, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;

/// Gives a new invoice its number, or refuses a used one (6140).
pub(crate) fn assign(desk: &mut Desk<'_>, body: &mut Object) -> Result<(), Fault> {
    let own = desk.realm.prefers("SalesFormsPrefs", "CustomTxnNumbers");
    match text(body, "DocNumber").map(str::to_owned) {
        Some(auto) if auto == "AUTO_GENERATE" => next(desk, body),
        None if own => {}
        None => next(desk, body),
        Some(number) => unused(desk, &number, None)?,
    }
    Ok(())
}

fn next(desk: &mut Desk<'_>, body: &mut Object) {
    desk.realm.last_number = after(&desk.realm.last_number);
    body.insert("DocNumber".into(), desk.realm.last_number.clone().into());
}

/// 6140 where the company warns of duplicates and the caller did not allow them.
pub(crate) fn unused(desk: &Desk<'_>, number: &str, own: Option<&str>) -> Result<(), Fault> {
    let warns = desk.switches.warn_duplicate_numbers
        && desk.realm.prefers("SalesFormsPrefs", "CustomTxnNumbers");
    if !warns || desk.includes("allowduplicatedocnum") {
        return Ok(());
    }
    let mut invoices = desk.realm.live(Entity::Invoice);
    match invoices.find(|(id, r)| Some(*id) != own && text(&r.body, "DocNumber") == Some(number)) {
        None => Ok(()),
        Some((id, _)) => Err(Fault::new(
            "6140",
            "Duplicate Document Number Error",
            format!(
                "Duplicate Document Number Error : You must specify a different number. This number has already \
                 been used. DocNumber={number} is assigned to TxnType=Invoice with TxnId={id}"
            ),
        )),
    }
}

/// The numeric tail plus one, its width kept: `INV-0099` → `INV-0100`.
fn after(last: &str) -> String {
    let head = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let tail = last.strip_prefix(head).unwrap_or_default();
    let next = tail.parse::<u64>().unwrap_or(0) + 1;
    format!("{head}{next:0>width$}", width = tail.len())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_numeric_tail_counts() {
        assert_eq!(super::after("1042"), "1043");
        assert_eq!(super::after("INV-0099"), "INV-0100");
        assert_eq!(super::after("A"), "A1");
    }
}
