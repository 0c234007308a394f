//! Reading the lines of an invoice (contract 5.2.3, 5.2.4).

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::quickbooks::books::{Entity, Object, flag, reference, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::{cents, decimal, number, places};

/// One line as it counts.
pub(crate) enum Row {
    Sale(Sale),
    /// A remark or an inline subtotal.
    Note(Object),
    Group {
        line: Object,
        children: Vec<Sale>,
    },
    Discount {
        line: Object,
        percent: Option<Decimal>,
        amount: Decimal,
    },
}

/// A sold line: its wire form, its amount as sent, its tax code.
pub(crate) struct Sale {
    pub line: Object,
    pub amount: Decimal,
    /// Gross amount, where the request told one.
    pub gross: Option<Decimal>,
    pub tax_code: Option<String>,
}

const LINE: &[&str] = &[
    "Id",
    "LineNum",
    "Description",
    "Amount",
    "DetailType",
    "SalesItemLineDetail",
    "GroupLineDetail",
    "DescriptionLineDetail",
    "DiscountLineDetail",
    "SubTotalLineDetail",
    "SubtotalLineDetail",
    "CustomField",
    "LinkedTxn",
    "CustomExtensions",
];

const DETAIL: &[&str] = &[
    "ItemRef",
    "Qty",
    "UnitPrice",
    "TaxCodeRef",
    "ClassRef",
    "ServiceDate",
    "DiscountRate",
    "DiscountAmt",
    "TaxInclusiveAmt",
    "ItemAccountRef",
    "TaxClassificationRef",
    "MarkupInfo",
    "RatePercent",
    "PriceLevelRef",
];

/// The rows of a `Line` value; 2020 without any that counts.
pub(crate) fn read(desk: &Desk<'_>, lines: &Value) -> Result<Vec<Row>, Fault> {
    let lines = lines
        .as_array()
        .ok_or_else(|| Fault::unknown_property("Line"))?;
    let mut rows = Vec::new();
    for line in lines {
        let line = line
            .as_object()
            .ok_or_else(|| Fault::unknown_property("Line"))?;
        known("Line", line, LINE)?;
        if text(line, "Description").is_some_and(|d| d.chars().count() > 4000) {
            let got = text(line, "Description").map_or(0, |d| d.chars().count());
            return Err(Fault::too_long("Line.Description", 4000, got));
        }
        rows.extend(row(desk, line)?);
    }
    if rows.iter().all(|row| matches!(row, Row::Discount { .. })) {
        return Err(Fault::missing("Line"));
    }
    Ok(rows)
}

fn known(element: &str, object: &Object, names: &[&str]) -> Result<(), Fault> {
    match object.keys().find(|name| !names.contains(&name.as_str())) {
        Some(name) => Err(Fault::unknown_property(&format!("{element}.{name}"))),
        None => Ok(()),
    }
}

fn row(desk: &Desk<'_>, line: &Object) -> Result<Option<Row>, Fault> {
    let kind = text(line, "DetailType").ok_or_else(|| Fault::missing("DetailType"))?;
    Ok(Some(match kind {
        "SalesItemLineDetail" => Row::Sale(sale(desk, line)?),
        "DescriptionOnly" => Row::Note(remark(line)),
        "GroupLineDetail" => group(desk, line)?,
        "DiscountLineDetail" => return discount(desk, line),
        "SubTotalLineDetail" => return Ok(None),
        _ => {
            let detail = format!("{kind} is not a line type");
            return Err(Fault::new("2170", "Invalid Enumeration", detail).at("Line.DetailType"));
        }
    }))
}

/// A remark has no amount; an inline subtotal is worded again by the totals.
fn remark(line: &Object) -> Object {
    let mut line = line.clone();
    line.remove("Amount");
    line.entry("DescriptionLineDetail")
        .or_insert_with(|| json!({}));
    if text(&line, "Description").is_some_and(|d| d.starts_with("Subtotal:")) {
        line.insert("Description".into(), "Subtotal:".into());
    }
    line
}

fn amount_of(object: &Object, name: &str) -> Result<Option<Decimal>, Fault> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => decimal(value)
            .map(Some)
            .ok_or_else(|| Fault::unknown_property(name)),
    }
}

fn sale(desk: &Desk<'_>, line: &Object) -> Result<Sale, Fault> {
    let mut line = line.clone();
    line.remove("CustomField");
    let mut detail = match line.get("SalesItemLineDetail") {
        Some(Value::Object(detail)) => detail.clone(),
        None => return Err(Fault::missing("SalesItemLineDetail")),
        Some(_) => return Err(Fault::unknown_property("SalesItemLineDetail")),
    };
    known("SalesItemLineDetail", &detail, DETAIL)?;
    detail.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    item(desk, &mut detail)?;
    features(desk, &mut detail)?;
    let (quantity, price) = (amount_of(&detail, "Qty")?, amount_of(&detail, "UnitPrice")?);
    let product = quantity
        .zip(price)
        .map(|(quantity, price)| cents(quantity * price));
    // Clients send 0 where they mean nothing.
    let gross = amount_of(&detail, "TaxInclusiveAmt")?.filter(|gross| !gross.is_zero());
    let amount = match (amount_of(&line, "Amount")?, product) {
        (Some(amount), Some(product)) if amount != product && gross.is_none() => {
            let text = format!("Amount is not equal to UnitPrice * Qty. Supplied value:{amount}");
            return Err(Fault::new("6070", &*text, text.clone()).at("Line.Amount"));
        }
        (Some(amount), _) => amount,
        (None, Some(product)) if desk.switches.amount_computed => product,
        (None, _) => return Err(Fault::missing("Line.Amount")),
    };
    let tax_code = reference(&detail, "TaxCodeRef").map(str::to_owned);
    line.insert("SalesItemLineDetail".into(), detail.into());
    Ok(Sale {
        line,
        amount,
        gross,
        tax_code,
    })
}

/// Checks the sold item and writes its name into the reference.
fn item(desk: &Desk<'_>, detail: &mut Object) -> Result<(), Fault> {
    let Some(id) = reference(detail, "ItemRef").map(str::to_owned) else {
        return Err(Fault::missing("ItemRef"));
    };
    if matches!(id.as_str(), "SHIPPING_ITEM_ID" | "GRATUITY_ITEM_ID") {
        return Ok(());
    }
    let item = desk.referred(Entity::Item, &id)?;
    match text(item, "Type") {
        Some("Category") => Err(Fault::new(
            "2500",
            "Invalid Reference Id",
            "Invalid Reference Id : An item in this transaction is set up as a category instead of a product \
             or service.",
        )),
        Some("Group") => Err(Fault::business(
            "A bundle cannot be used on an ordinary line.",
        )),
        _ => {
            let name = text(item, "FullyQualifiedName").unwrap_or_default();
            detail.insert("ItemRef".into(), json!({ "value": id, "name": name }));
            if let Some(account) = item.get("IncomeAccountRef") {
                detail.insert("ItemAccountRef".into(), account.clone());
            }
            Ok(())
        }
    }
}

/// Drops or refuses fields whose feature is off, checks those that are on.
fn features(desk: &Desk<'_>, detail: &mut Object) -> Result<(), Fault> {
    let prefers = |group, name| desk.realm.prefers(group, name);
    let on = [
        (
            "ClassRef",
            prefers("AccountingInfoPrefs", "ClassTrackingPerTxnLine"),
        ),
        (
            "ServiceDate",
            prefers("SalesFormsPrefs", "AllowServiceDate"),
        ),
    ];
    for (field, on) in on {
        if !on && detail.contains_key(field) {
            if desk.switches.feature_off_refused {
                return Err(Fault::business(&format!(
                    "{field} is not enabled for this company."
                )));
            }
            detail.remove(field);
        }
    }
    if let Some(class) = reference(detail, "ClassRef") {
        desk.referred(Entity::Class, class)?;
    }
    Ok(())
}

fn group(desk: &Desk<'_>, line: &Object) -> Result<Row, Fault> {
    let mut line = line.clone();
    let mut detail = match line.get("GroupLineDetail") {
        Some(Value::Object(detail)) => detail.clone(),
        _ => return Err(Fault::missing("GroupLineDetail")),
    };
    let id = reference(&detail, "GroupItemRef")
        .map(str::to_owned)
        .ok_or_else(|| Fault::missing("GroupItemRef"))?;
    let bundle = desk.referred(Entity::Item, &id)?;
    let quantity = amount_of(&detail, "Quantity")?.unwrap_or(Decimal::ONE);
    let members = bundle
        .get("ItemGroupDetail")
        .and_then(|d| d.get("ItemGroupLine"))
        .and_then(Value::as_array);
    let mut children = Vec::new();
    for member in members.into_iter().flatten() {
        children.push(child(
            desk,
            member,
            quantity,
            reference(&detail, "TaxCodeRef"),
        )?);
    }
    let name = text(bundle, "Name").unwrap_or_default();
    detail.insert("GroupItemRef".into(), json!({ "value": id, "name": name }));
    detail.insert("Quantity".into(), number(quantity));
    line.insert("Amount".into(), 0.into());
    line.insert("GroupLineDetail".into(), detail.into());
    Ok(Row::Group { line, children })
}

/// A member of a bundle as a sold line, at the item's own price.
fn child(
    desk: &Desk<'_>,
    member: &Value,
    times: Decimal,
    code: Option<&str>,
) -> Result<Sale, Fault> {
    let id = member
        .pointer("/ItemRef/value")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let item = desk.referred(Entity::Item, id)?;
    let quantity = member.get("Qty").and_then(decimal).unwrap_or(Decimal::ONE) * times;
    let price = item.get("UnitPrice").and_then(decimal).unwrap_or_default();
    let amount = cents(quantity * price);
    let taxable = if flag(item, "Taxable") == Some(true) {
        "TAX"
    } else {
        "NON"
    };
    let own = reference(item, "SalesTaxCodeRef").map(str::to_owned);
    let tax_code = code
        .map(str::to_owned)
        .or(own)
        .or_else(|| desk.realm.is_us().then(|| taxable.to_owned()));
    let mut line = Object::new();
    line.insert(
        "Description".into(),
        text(item, "Description").unwrap_or_default().into(),
    );
    line.insert("DetailType".into(), "SalesItemLineDetail".into());
    let mut detail = json!({
        "ItemRef": { "value": id, "name": text(item, "FullyQualifiedName") },
        "Qty": number(quantity), "UnitPrice": number(places(price, 7)),
    });
    if let (Some(code), Some(detail)) = (&tax_code, detail.as_object_mut()) {
        detail.insert("TaxCodeRef".into(), json!({ "value": code }));
    }
    line.insert("SalesItemLineDetail".into(), detail);
    Ok(Sale {
        line,
        amount,
        gross: None,
        tax_code,
    })
}

/// `None`: left out.
fn discount(desk: &Desk<'_>, line: &Object) -> Result<Option<Row>, Fault> {
    if !desk.realm.prefers("SalesFormsPrefs", "AllowDiscount") {
        if desk.switches.discount_off_dropped {
            return Ok(None);
        }
        return Err(Fault::business(
            "Discounts are not enabled for this company.",
        ));
    }
    let mut line = line.clone();
    line.remove("Id");
    line.remove("LineNum");
    let mut detail = match line.get("DiscountLineDetail") {
        Some(Value::Object(detail)) => detail.clone(),
        _ => Object::new(),
    };
    let given = amount_of(&line, "Amount")?;
    let percent = amount_of(&detail, "DiscountPercent")?;
    let percent = percent.filter(|_| flag(&detail, "PercentBased") != Some(false));
    if percent.is_none() && given.is_none() {
        return Err(Fault::new(
            "6090",
            "Invalid discount",
            "A discount needs an amount or a percentage.",
        ));
    }
    if given.unwrap_or_default().is_sign_negative()
        || percent.unwrap_or_default().is_sign_negative()
    {
        return Err(
            Fault::new("2290", "Negative amount", "A discount cannot be negative.")
                .at("Line.Amount"),
        );
    }
    detail.insert("PercentBased".into(), percent.is_some().into());
    let account = desk.realm.live(Entity::Account).find(|(_, account)| {
        text(&account.body, "AccountSubType") == Some("DiscountsRefundsGiven")
    });
    if let Some((id, account)) = account {
        let name = text(&account.body, "Name").unwrap_or_default();
        detail
            .entry("DiscountAccountRef")
            .or_insert_with(|| json!({ "value": id, "name": name }));
    }
    line.insert("DiscountLineDetail".into(), detail.into());
    Ok(Some(Row::Discount {
        line,
        percent,
        amount: given.unwrap_or_default(),
    }))
}
