//! The kinds of objects in the books.

/// A kind of object; its name is the key in answers, lower-cased the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entity {
    Account,
    Attachable,
    Class,
    CompanyCurrency,
    CreditMemo,
    Customer,
    Department,
    Employee,
    Invoice,
    Item,
    Payment,
    TaxCode,
    TaxRate,
    Term,
    Vendor,
}

impl Entity {
    pub(crate) const ALL: [Self; 15] = [
        Self::Account,
        Self::Attachable,
        Self::Class,
        Self::CompanyCurrency,
        Self::CreditMemo,
        Self::Customer,
        Self::Department,
        Self::Employee,
        Self::Invoice,
        Self::Item,
        Self::Payment,
        Self::TaxCode,
        Self::TaxRate,
        Self::Term,
        Self::Vendor,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Account => "Account",
            Self::Attachable => "Attachable",
            Self::Class => "Class",
            Self::CompanyCurrency => "CompanyCurrency",
            Self::CreditMemo => "CreditMemo",
            Self::Customer => "Customer",
            Self::Department => "Department",
            Self::Employee => "Employee",
            Self::Invoice => "Invoice",
            Self::Item => "Item",
            Self::Payment => "Payment",
            Self::TaxCode => "TaxCode",
            Self::TaxRate => "TaxRate",
            Self::Term => "Term",
            Self::Vendor => "Vendor",
        }
    }

    /// By the name in answers and queries, exactly as spelled.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|e| e.name() == name)
    }

    /// By the lower-case name in paths.
    pub(crate) fn at_path(path: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|e| e.name().to_ascii_lowercase() == path)
    }

    /// Transactions can be deleted and share one row of ids; lists can only be made inactive.
    pub(crate) fn is_transaction(self) -> bool {
        matches!(self, Self::Invoice | Self::Payment | Self::CreditMemo)
    }

    /// The name used in "Invalid Reference Id" texts.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Customer | Self::Vendor | Self::Employee => "Names",
            Self::Item => "Items",
            Self::Account => "Accounts",
            Self::Term => "Terms",
            Self::TaxCode => "TaxCodes",
            Self::Class => "Classes",
            Self::Department => "Departments",
            other => other.name(),
        }
    }
}
