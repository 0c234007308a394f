//! What may be filtered and sorted (contract 4.2).

use super::grammar::{Operator, Statement};
use crate::quickbooks::fault::Fault;

const META: &[&str] = &["MetaData.CreateTime", "MetaData.LastUpdatedTime"];

/// Entity, filterable properties, properties that can only be sorted by.
type Table = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const TABLES: &[Table] = &[
    (
        "Invoice",
        &[
            "Id",
            "DocNumber",
            "TxnDate",
            "DueDate",
            "CustomerRef",
            "SalesTermRef",
            "ProjectRef",
            "Balance",
            "TotalAmt",
        ],
        &[],
    ),
    (
        "Customer",
        &[
            "Id",
            "DisplayName",
            "GivenName",
            "MiddleName",
            "FamilyName",
            "CompanyName",
            "FullyQualifiedName",
            "PrintOnCheckName",
            "PrimaryEmailAddr",
            "Active",
            "Balance",
            "Job",
        ],
        &[],
    ),
    (
        "Vendor",
        &[
            "Id",
            "DisplayName",
            "Active",
            "PrimaryEmailAddr",
            "CompanyName",
        ],
        &[],
    ),
    (
        "Employee",
        &["Id", "DisplayName", "Active", "PrimaryEmailAddr"],
        &[],
    ),
    (
        "Item",
        &[
            "Id",
            "Name",
            "Type",
            "Sku",
            "Active",
            "Taxable",
            "SubItem",
            "FullyQualifiedName",
        ],
        &["UnitPrice", "PurchaseCost"],
    ),
    (
        "Payment",
        &[
            "Id",
            "TotalAmt",
            "CustomerRef",
            "TxnDate",
            "PaymentMethodRef",
            "PaymentRefNum",
        ],
        &[],
    ),
    (
        "CreditMemo",
        &[
            "Id",
            "CustomerRef",
            "ProjectRef",
            "TxnDate",
            "SalesTermRef",
            "DocNumber",
            "Balance",
        ],
        &[],
    ),
    ("Term", &["Id", "Name", "Active"], &[]),
    ("TaxCode", &["Id", "Name", "Active"], &["Description"]),
    (
        "TaxRate",
        &[
            "Id",
            "Name",
            "AgencyRef",
            "TaxReturnLineRef",
            "Active",
            "Description",
        ],
        &[],
    ),
    ("CompanyCurrency", &["Id", "Active"], &[]),
    ("ExchangeRate", &["SourceCurrencyCode", "AsOfDate"], &[]),
    (
        "Account",
        &[
            "Id",
            "Name",
            "AccountType",
            "AccountSubType",
            "Classification",
            "Active",
            "SubAccount",
            "FullyQualifiedName",
        ],
        &[],
    ),
    (
        "Class",
        &["Id", "Name", "Active", "FullyQualifiedName"],
        &[],
    ),
    (
        "Department",
        &["Id", "Name", "Active", "FullyQualifiedName"],
        &[],
    ),
    (
        "Attachable",
        &[
            "Id",
            "AttachableRef.EntityRef.Type",
            "AttachableRef.EntityRef.value",
            "FileName",
        ],
        &[],
    ),
    ("Preferences", &[], &[]),
    ("CompanyInfo", &[], &[]),
];

/// Refuses unknown entities and properties that cannot be used (4001); spells the entity as answers do.
///
/// The documentation calls its name case sensitive in one place; a widely used client writes it in small letters.
pub(crate) fn check(statement: &mut Statement) -> Result<(), Fault> {
    let table = TABLES
        .iter()
        .find(|(name, ..)| name.eq_ignore_ascii_case(&statement.entity));
    if let Some((name, ..)) = table {
        (*name).clone_into(&mut statement.entity);
    }
    let entity = &statement.entity;
    let Some((_, filterable, sortable)) = table else {
        return Err(Fault::invalid_query(format!(
            "Invalid context declaration: {entity}"
        )));
    };
    let known = |list: &[&str], wanted: &str| {
        list.iter()
            .chain(META)
            .any(|p| p.eq_ignore_ascii_case(wanted))
    };
    for condition in &statement.conditions {
        let property = &condition.property;
        if !known(filterable, property) {
            return Err(Fault::invalid_query(format!(
                "Property {property} not found for Entity {entity}"
            )));
        }
        let by_range = !matches!(condition.operator, Operator::Equal | Operator::In);
        if property.eq_ignore_ascii_case("Id") && by_range {
            return Err(Fault::invalid_query(
                "Property Id can only be compared with = and IN",
            ));
        }
    }
    for (property, _) in &statement.order {
        if !known(filterable, property) && !known(sortable, property) {
            return Err(Fault::invalid_query(format!(
                "Property {property} cannot be used in ORDERBY for {entity}"
            )));
        }
    }
    Ok(())
}
