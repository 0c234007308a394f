//! What we ask Pipedrive for, and what will not work for want of it.

/// A permission that something rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    Deals,
    Contacts,
    Products,
    Users,
    Search,
    Webhooks,
    DealFields,
    Activities,
}

/// By Pipedrive's name of the scope; `base` comes with every installation.
const SCOPES: [(Permission, &str); 8] = [
    (Permission::Deals, "deals:full"),
    (Permission::Contacts, "contacts:read"),
    (Permission::Products, "products:read"),
    (Permission::Users, "users:read"),
    (Permission::Search, "search:read"),
    (Permission::Webhooks, "webhooks:full"),
    (Permission::DealFields, "deal-fields:full"),
    (Permission::Activities, "activities:full"),
];

impl Permission {
    /// Of the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Deals => "deals",
            Self::Contacts => "contacts",
            Self::Products => "products",
            Self::Users => "users",
            Self::Search => "search",
            Self::Webhooks => "webhooks",
            Self::DealFields => "deal-fields",
            Self::Activities => "activities",
        }
    }
}

/// What was asked for and not given. An answer that names no scope says nothing about them.
pub fn missing(given: &[String]) -> Vec<Permission> {
    let has = |wanted: &str| {
        given.iter().any(|scope| {
            scope == wanted
                || wanted
                    .strip_suffix(":read")
                    .is_some_and(|what| scope.strip_suffix(":full") == Some(what))
        })
    };
    let all = SCOPES.into_iter().filter(|_| !given.is_empty());
    all.filter(|(_, scope)| !has(scope))
        .map(|(permission, _)| permission)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(scopes: &[&str]) -> Vec<Permission> {
        let scopes: Vec<String> = scopes.iter().map(|&scope| scope.to_owned()).collect();
        missing(&scopes)
    }

    #[test]
    fn every_scope_of_the_manifest_has_its_words() {
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../manifest.json")).unwrap();
        let asked: Vec<&str> = manifest["oauth"]["scopes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|scope| scope.as_str().filter(|scope| *scope != "base"))
            .collect();
        assert_eq!(SCOPES.map(|(_, scope)| scope).to_vec(), asked);
        assert!(given(&asked).is_empty());
    }

    #[test]
    fn more_than_was_asked_for_is_enough_and_less_is_named() {
        assert!(given(&[]).is_empty(), "an answer without scopes");
        assert_eq!(given(&["base"]).len(), 8);
        let most = [
            "base",
            "deals:read",
            "contacts:full",
            "products:full",
            "users:read",
            "search:read",
            "webhooks:full",
            "deal-fields:full",
            "activities:full",
        ];
        assert_eq!(given(&most), [Permission::Deals]);
    }
}
