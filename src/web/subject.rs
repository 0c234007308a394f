//! Whose invoices a frame was opened for: named by our own page that opened it, else the record in Pipedrive's address.

use super::pairs::Pairs;
use crate::domain::subject::Subject;

/// `data` is what a page of ours gave to the host, as it is or one level down (`pipedrive.md` 4.1).
pub(super) fn of_frame(query: &Pairs) -> Option<Subject> {
    named(query).or_else(|| {
        let key = query.filled("resource").unwrap_or("deal");
        Subject::parse(key, query.get("selectedIds")?)
    })
}

fn named(query: &Pairs) -> Option<Subject> {
    let data: serde_json::Value = serde_json::from_str(query.filled("data")?).ok()?;
    let data = data.get("data").unwrap_or(&data);
    let entry = |name: &str| {
        let value = data.get(name)?;
        let text = value.as_str().map(str::to_owned);
        text.or_else(|| value.as_i64().map(|id| id.to_string()))
    };
    let subject = entry("subject").and_then(|subject| subject.parse().ok());
    subject.or_else(|| Subject::parse("deal", &entry("deal_id")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &[(&str, &str)]) -> Option<String> {
        let text = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(query)
            .finish();
        of_frame(&Pairs::parse(text.as_bytes()).unwrap()).map(|subject| subject.to_string())
    }

    #[test]
    fn what_our_page_named_comes_before_the_record_of_the_address() {
        let address = [("resource", "person"), ("selectedIds", "901")];
        assert_eq!(of(&address).as_deref(), Some("person-901"));
        assert_eq!(of(&[("selectedIds", "481")]).as_deref(), Some("deal-481"));
        for data in [
            r#"{"subject":"deal-7"}"#,
            r#"{"data":{"subject":"deal-7"}}"#,
            r#"{"deal_id":"7"}"#,
            r#"{"data":{"deal_id":7}}"#,
        ] {
            let named = [address[0], address[1], ("data", data)];
            assert_eq!(of(&named).as_deref(), Some("deal-7"), "{data}");
        }
        for nothing in [
            &[("resource", "lead"), ("selectedIds", "4")][..],
            &[("selectedIds", "4,5")],
            &[("selectedIds", "")],
            &[("data", "[1]")],
            &[],
        ] {
            assert_eq!(of(nothing), None, "{nothing:?}");
        }
    }
}
