//! Which QuickBooks customer a deal's buyer is: a question unless exactly one matches exactly.

use unicode_normalization::UnicodeNormalization;

use super::books::BooksCustomer;
use super::ids::CustomerId;
use super::money::Currency;

/// NFC, case folded, white space collapsed: equal names are equal after this.
pub fn same_form(name: &str) -> String {
    let folded = name.nfc().collect::<String>().to_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For searching only: as [`same_form`], without accents.
pub fn search_form(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect();
    same_form(&bare)
}

/// What the buyer is called on the Pipedrive side.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Buyer {
    pub name: String,
    pub address: String,
    pub email: String,
    pub tax_number: String,
}

/// Why a customer is proposed, surest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum MatchReason {
    NameAndEmail,
    Name,
    Email,
    NearAndDomain,
    Near,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub customer: BooksCustomer,
    pub reason: MatchReason,
    /// Only an exact, single, active match in the wanted currency may be chosen for the person.
    pub certain: bool,
}

/// Candidates of the buyer, surest first, at most eight. A look-alike is a question, never a link.
pub fn propose(
    buyer: &Buyer,
    customers: &[BooksCustomer],
    currency: Option<Currency>,
) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = customers
        .iter()
        .filter(|customer| customer.active)
        .filter_map(|customer| {
            let reason = reason_for(buyer, customer)?;
            Some(Proposal {
                customer: customer.clone(),
                reason,
                certain: false,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        let fits = |p: &Proposal| currency.is_some() && p.customer.currency != currency;
        (a.reason, fits(a), &a.customer.display_name).cmp(&(
            b.reason,
            fits(b),
            &b.customer.display_name,
        ))
    });
    found.truncate(8);
    let exact = |p: &Proposal| matches!(p.reason, MatchReason::NameAndEmail | MatchReason::Name);
    let fitting = |p: &Proposal| {
        currency.is_none() || p.customer.currency.is_none() || p.customer.currency == currency
    };
    if found.iter().filter(|p| exact(p)).count() == 1
        && let Some(first) = found.first_mut().filter(|p| exact(p) && fitting(p))
    {
        first.certain = true;
    }
    found
}

fn reason_for(buyer: &Buyer, customer: &BooksCustomer) -> Option<MatchReason> {
    let name = same_form(&buyer.name);
    let mut names = [
        Some(customer.display_name.as_str()),
        customer.company_name.as_deref(),
    ]
    .into_iter()
    .flatten()
    .map(same_form);
    let email = same_form(&buyer.email);
    let same_email = !email.is_empty()
        && customer
            .email
            .as_deref()
            .is_some_and(|theirs| theirs.split(',').any(|one| same_form(one) == email));
    if !name.is_empty() && names.any(|theirs| theirs == name) {
        return Some(if same_email {
            MatchReason::NameAndEmail
        } else {
            MatchReason::Name
        });
    }
    if same_email {
        return Some(MatchReason::Email);
    }
    if !is_near(&buyer.name, &customer.display_name) {
        return None;
    }
    let domain = |address: &str| address.rsplit_once('@').map(|(_, host)| same_form(host));
    let same_domain = domain(&buyer.email)
        .is_some_and(|ours| customer.email.as_deref().and_then(domain) == Some(ours));
    Some(if same_domain {
        MatchReason::NearAndDomain
    } else {
        MatchReason::Near
    })
}

/// Shares its distinctive words, legal forms and accents aside.
fn is_near(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (words(ours), words(theirs));
    let shared = ours.iter().filter(|word| theirs.contains(word)).count();
    shared > 0 && shared * 2 >= ours.len().max(theirs.len())
}

fn words(name: &str) -> Vec<String> {
    const LEGAL: &[&str] = &[
        "gmbh", "co", "kg", "ag", "ltd", "limited", "llc", "inc", "ou", "oy", "ab", "as", "sa",
        "sarl", "srl", "bv", "plc", "ooo", "ооо", "the",
    ];
    search_form(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !LEGAL.contains(word))
        .map(str::to_owned)
        .collect()
}

/// The customer of a draft.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CustomerChoice {
    Undecided,
    Existing {
        id: CustomerId,
        name: String,
        currency: Option<Currency>,
    },
    /// Made in QuickBooks together with the invoice, from the buyer's fields.
    New,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(id: &str, name: &str, email: &str, currency: &str) -> BooksCustomer {
        BooksCustomer {
            id: id.into(),
            display_name: name.into(),
            company_name: None,
            email: (!email.is_empty()).then(|| email.into()),
            phone: None,
            currency: Currency::parse(currency).ok(),
            address: vec![],
            tax_number: None,
            taxable: true,
            active: true,
        }
    }

    fn buyer(name: &str, email: &str) -> Buyer {
        Buyer {
            name: name.into(),
            email: email.into(),
            ..Buyer::default()
        }
    }

    #[test]
    fn a_single_exact_name_is_certain() {
        let list = [
            customer("1", "harbour  LIGHTS Ltd", "", "USD"),
            customer("2", "Harbour Cranes", "", "USD"),
        ];
        let found = propose(
            &buyer("Harbour Lights Ltd", ""),
            &list,
            Currency::parse("USD").ok(),
        );
        assert_eq!(found[0].customer.id, "1".into());
        assert!(found[0].certain);
    }

    #[test]
    fn two_exact_names_or_another_currency_are_a_question() {
        let twins = [
            customer("1", "Acme", "", "USD"),
            customer("2", "ACME", "", "USD"),
        ];
        assert!(
            propose(&buyer("Acme", ""), &twins, None)
                .iter()
                .all(|p| !p.certain)
        );
        let foreign = [customer("1", "Acme", "", "EUR")];
        assert!(!propose(&buyer("Acme", ""), &foreign, Currency::parse("USD").ok())[0].certain);
    }

    #[test]
    fn a_lookalike_customer_is_a_question() {
        let list = [customer("1", "\u{410}cme Rockets", "", "USD")]; // Cyrillic А
        assert!(
            propose(&buyer("Acme Rockets", ""), &list, None)
                .iter()
                .all(|p| !p.certain)
        );
    }

    #[test]
    fn legal_forms_and_accents_are_near_not_exact() {
        let list = [customer("7", "Vereinigte Elektroanlagen GmbH", "", "EUR")];
        let found = propose(
            &buyer("Vereinigte Elektroanlagen GmbH & Co. KG", ""),
            &list,
            None,
        );
        assert_eq!(found[0].reason, MatchReason::Near);
        assert!(!found[0].certain);
    }

    #[test]
    fn an_empty_buyer_matches_nobody() {
        assert!(propose(&buyer("", ""), &[customer("1", "Acme", "", "USD")], None).is_empty());
    }
}
