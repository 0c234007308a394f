use super::*;

fn customer(id: &str, name: &str, email: &str, currency: &str) -> BooksCustomer {
    BooksCustomer {
        id: id.into(),
        display_name: name.into(),
        email: (!email.is_empty()).then(|| email.into()),
        currency: Currency::parse(currency).ok(),
        taxable: true,
        active: true,
        ..BooksCustomer::default()
    }
}

fn buyer(name: &str, email: &str) -> Buyer {
    Buyer {
        name: name.into(),
        email: email.into(),
        ..Buyer::default()
    }
}

fn of(buyer: &Buyer, list: &[BooksCustomer], currency: &str) -> Vec<Proposal> {
    let wanted = Wanted {
        buyer,
        person: "",
        currency: Currency::parse(currency).ok(),
    };
    propose(wanted, list)
}

fn reasons(found: &[Proposal]) -> Vec<MatchReason> {
    found.iter().map(|proposal| proposal.reason).collect()
}

#[test]
fn a_single_exact_name_is_certain() {
    let list = [
        customer("1", "harbour  LIGHTS Ltd", "", "USD"),
        customer("2", "Harbour Cranes", "", "USD"),
    ];
    let found = of(&buyer("Harbour Lights Ltd", ""), &list, "USD");
    assert_eq!(found[0].customer.id, "1".into());
    assert!(found[0].certain);
    assert!(found[1..].iter().all(|p| !p.certain));
}

#[test]
fn two_exact_names_or_another_currency_are_a_question() {
    let twins = [
        customer("1", "Acme", "", "USD"),
        customer("2", "ACME", "", "USD"),
    ];
    assert!(
        of(&buyer("Acme", ""), &twins, "")
            .iter()
            .all(|p| !p.certain)
    );
    let foreign = [customer("1", "Acme", "", "EUR")];
    assert!(!of(&buyer("Acme", ""), &foreign, "USD")[0].certain);
}

#[test]
fn a_lookalike_customer_is_a_question() {
    let list = [customer("1", "\u{410}cme Rockets", "", "USD")]; // Cyrillic А
    assert!(
        of(&buyer("Acme Rockets", ""), &list, "")
            .iter()
            .all(|p| !p.certain)
    );
}

#[test]
fn legal_forms_and_accents_are_near_not_exact() {
    let list = [customer("7", "Vereinigte Elektroanlagen GmbH", "", "EUR")];
    let found = of(
        &buyer("Vereinigte Elektroanlagen GmbH & Co. KG", ""),
        &list,
        "",
    );
    assert_eq!(reasons(&found), [MatchReason::Near]);
    assert!(!found[0].certain);
}

#[test]
fn an_empty_buyer_matches_nobody() {
    assert!(of(&buyer("", ""), &[customer("1", "Acme", "", "USD")], "").is_empty());
}

#[test]
fn every_reason_is_told_and_the_surest_comes_first() {
    let wanted = Buyer {
        name: "Acme Rockets".into(),
        email: "pay@acme.example".into(),
        tax_number: "DE 811 907 980".into(),
        ..Buyer::default()
    };
    let tax = |mut one: BooksCustomer, number: &str| {
        one.tax_number = Some(number.into());
        one
    };
    let mut person = customer("p", "Private", "", "USD");
    (person.given_name, person.family_name) = (Some("Zoë".into()), Some("Müller".into()));
    let list = [
        customer("d", "Zebra", "info@acme.example", "USD"),
        person,
        customer("n", "Acme Rocket Works", "", "USD"),
        customer("nd", "Acme Rocket Works", "x@acme.example", "USD"),
        tax(customer("te", "Other", "", "USD"), "XXXXXX07980"),
        customer(
            "e",
            "Someone",
            "office@else.example, PAY@acme.example",
            "USD",
        ),
        tax(customer("t", "Another", "", "USD"), "DE811907980"),
        tax(customer("nte", "ACME ROCKETS", "", "USD"), "XXXXXX07980"),
        customer("-", "Nobody", "pay@other.example", "USD"),
    ];
    let found = propose(
        Wanted {
            buyer: &wanted,
            person: "Muller Zoe",
            currency: None,
        },
        &list,
    );
    let ids: Vec<&str> = found.iter().map(|p| p.customer.id.as_str()).collect();
    assert_eq!(ids, ["nte", "t", "e", "te", "nd", "n", "p", "d"]);
    assert_eq!(found[0].reason, MatchReason::NameAndTaxEnd);
    assert!(found[0].certain);
}

#[test]
fn the_same_mail_service_is_no_likeness() {
    let list = [customer("1", "Zebra", "zebra@gmail.com", "USD")];
    assert!(of(&buyer("Acme", "acme@gmail.com"), &list, "").is_empty());
}

#[test]
fn an_inactive_customer_is_shown_but_never_certain() {
    let mut gone = customer("1", "Acme (deleted)", "", "USD");
    gone.active = false;
    let mut far = customer("2", "Acme Works (deleted)", "", "USD");
    far.active = false;
    let found = of(&buyer("Acme", ""), &[gone, far], "USD");
    assert_eq!(reasons(&found), [MatchReason::Name]);
    assert!(!found[0].certain);
    assert_eq!(living_name(&found[0].customer), "Acme");
}
