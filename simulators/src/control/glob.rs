//! Patterns of the fault script: `*` stands for any run of characters, slashes included.

/// Whether the whole of `text` fits `pattern`.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|head| text.strip_prefix(head)) else {
        return false;
    };
    let mut middle: Vec<&str> = parts.collect();
    let Some(tail) = middle.pop() else {
        return rest.is_empty();
    };
    let mut rest = rest;
    for part in middle {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("/v3/company/*/invoice", "/v3/company/9341/invoice"));
        assert!(!fits(
            "/v3/company/*/invoice",
            "/v3/company/9341/invoice/145/send"
        ));
        assert!(fits("/v3/*", "/v3/company/9341/invoice/145/send"));
        assert!(fits("*", "/anything"));
        assert!(fits("/a", "/a"));
        assert!(!fits("/a", "/ab"));
        assert!(fits("/a*b*c", "/a-b-b-c"));
        assert!(!fits("/aa*aa", "/aaa"));
    }
}
