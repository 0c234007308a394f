//! Everything of a company, gone.

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::schema;
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;

/// Deletes a company's rows in the named tables.
macro_rules! delete_of {
    ($db:expr, $company:expr, $($table:ident),+ $(,)?) => {$(
        diesel::delete(schema::$table::table.filter(schema::$table::company_id.eq($company)))
            .execute($db)?;
    )+};
}

/// No row of any table names this company afterwards.
pub fn company(db: &mut Db, company: CompanyId) -> Result<()> {
    diesel::delete(
        schema::oauth_states::table.filter(schema::oauth_states::company_id.eq(Some(company.0))),
    )
    .execute(db)?;
    delete_of!(
        db,
        company.0,
        tickets,
        audit,
        tellings,
        deal_viewers,
        call_counts,
        pipedrive_hooks,
        pending_connections,
        webhook_events,
        jobs,
        intents,
        forms,
        deals,
        invoices,
        item_links,
        customer_links,
        kept_customers,
        books_lists,
        presets,
        connections,
        grants,
        handovers,
        users,
        companies,
    );
    Ok(())
}

/// Companies that nobody has had installed since before that moment.
pub fn abandoned(db: &mut Db, before: Moment) -> Result<Vec<CompanyId>> {
    let rows: Vec<i64> = schema::companies::table
        .filter(schema::companies::removed_at.lt(Some(before.naive())))
        .order(schema::companies::removed_at)
        .limit(100)
        .select(schema::companies::company_id)
        .load(db)?;
    Ok(rows.into_iter().map(CompanyId).collect())
}
