//! SQL that never changes, as an expression. `diesel::dsl::sql` takes any text and therefore has its statement prepared
//! anew each time, which costs more than most of our queries.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping,
    is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::SqlType;

/// One text of the program itself; nothing of a caller's can get into it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fixed<ST>(&'static str, PhantomData<ST>);

/// An expression of the type it is taken for.
pub(super) const fn fixed<ST>(text: &'static str) -> Fixed<ST> {
    Fixed(text, PhantomData)
}

impl<ST: SqlType + TypedExpressionType> Expression for Fixed<ST> {
    type SqlType = ST;
}

impl<ST, DB: Backend> QueryFragment<DB> for Fixed<ST> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(self.0);
        Ok(())
    }
}

/// Without an id of its own a statement is kept under its text.
impl<ST> QueryId for Fixed<ST> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<QS, ST> SelectableExpression<QS> for Fixed<ST> where Self: Expression {}
impl<QS, ST> AppearsOnTable<QS> for Fixed<ST> where Self: Expression {}
impl<ST, GB> ValidGrouping<GB> for Fixed<ST> {
    type IsAggregate = is_aggregate::Never;
}
