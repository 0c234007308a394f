//! Refusals as QuickBooks words them (contract 3.6, 3.7).

use std::fmt::Display;

use serde_json::{Value, json};

/// An error that becomes a `Fault` body or, for the gateway's own, the lower-case form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub status: u16,
    pub code: String,
    pub message: String,
    pub detail: String,
    pub element: String,
    pub kind: &'static str,
    /// Written by the gateway before the books were asked.
    pub gateway: bool,
}

impl Fault {
    /// A 400 of type `ValidationFault`.
    pub(crate) fn new(code: &str, message: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            status: 400,
            code: code.to_owned(),
            message: message.into(),
            detail: detail.into(),
            element: String::new(),
            kind: "ValidationFault",
            gateway: false,
        }
    }

    #[must_use]
    pub(crate) fn at(mut self, element: impl Into<String>) -> Self {
        self.element = element.into();
        self
    }

    fn gateway(status: u16, code: &str, name: &str, detail: &str) -> Self {
        let message = format!("message={name}; errorCode={code:0>6}; statusCode={status}");
        let kind = if status == 401 {
            "AUTHENTICATION"
        } else {
            "SERVICE"
        };
        Self {
            status,
            kind,
            gateway: true,
            ..Self::new(code, message, detail)
        }
    }

    pub(crate) fn unauthenticated(detail: &str) -> Self {
        Self::gateway(401, "3200", "AuthenticationFailed", detail)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::gateway(403, "3100", "ApplicationAuthorizationFailed", "")
    }

    pub(crate) fn throttled() -> Self {
        let detail = "The request limit was reached.  Try again later";
        Self::gateway(429, "3001", "ThrottleExceeded", detail)
    }

    pub(crate) fn missing(what: &str) -> Self {
        let detail = format!("Required parameter {what} is missing in the request");
        Self::new(
            "2020",
            "Required param missing, need to supply the required value for the API",
            detail,
        )
        .at(what)
    }

    pub(crate) fn unknown_property(name: &str) -> Self {
        let message = "Request has invalid or unsupported property";
        let detail = format!("Property Name:{name} specified is unsupported or invalid");
        Self::new("2010", message, detail).at(name)
    }

    pub(crate) fn unreadable(why: impl Display) -> Self {
        let message = "Request has invalid or unsupported property";
        Self::new(
            "2010",
            message,
            format!("Property Name:Can not parse the request body : {why}"),
        )
    }

    pub(crate) fn too_long(element: &str, most: usize, got: usize) -> Self {
        let (most, got) = (grouped(most), grouped(got));
        let detail = format!("Min:0 Max:{most} supported. Supplied length:{got}");
        Self::new(
            "2050",
            "String length is either shorter or longer than supported by specification",
            detail,
        )
        .at(element)
    }

    pub(crate) fn characters(element: &str) -> Self {
        Self::new(
            "2040",
            "Invalid String. The String is invalid.",
            format!("{element} has invalid characters"),
        )
        .at(element)
    }

    pub(crate) fn email(element: &str) -> Self {
        let detail = "Invalid Email Address format : Email Address does not conform to the RFC 822 standard.";
        Self::new("2210", "Invalid Email Address format", detail).at(element)
    }

    pub(crate) fn reference(kind: &str, id: &str) -> Self {
        let detail = format!("Invalid Reference Id : {kind} element id {id} not found");
        Self::new("2500", "Invalid Reference Id", detail)
    }

    pub(crate) fn inactive(code: &str) -> Self {
        let text = "Something you're trying to use has been made inactive. \
                    Check the fields with accounts, customers, items, vendors or employees.";
        if code == "610" {
            return Self::new(
                "610",
                "Object Not Found",
                format!("Object Not Found : {text}"),
            );
        }
        Self::new(
            "2500",
            "Invalid Reference Id",
            format!("Invalid Reference Id : {text}"),
        )
    }

    pub(crate) fn not_found() -> Self {
        let detail = "Object Not Found : Something you're trying to use has been made inactive. \
                      Check the fields with accounts, customers, items, vendors or employees.";
        Self::new("610", "Object Not Found", detail)
    }

    pub(crate) fn deleted() -> Self {
        let detail = "Object Not Found : Another user has deleted this transaction.";
        Self::new("610", "Object Not Found", detail)
    }

    pub(crate) fn stale(entity: &str) -> Self {
        let detail = format!(
            "Stale Object Error : You and root were working on this at the same time. \
             root finished before you did, so your work was not saved. Entity={entity}"
        );
        Self::new("5010", "Stale Object Error", detail)
    }

    pub(crate) fn duplicate_name(id: &str) -> Self {
        let detail = format!(
            "The name supplied already exists. : Another customer, vendor or employee is already using \
             this name. Please use a different name. Id={id}"
        );
        Self::new("6240", "Duplicate Name Exists Error", detail)
    }

    pub(crate) fn business(text: &str) -> Self {
        let message = "A business validation error has occurred while processing your request";
        Self::new(
            "6000",
            message,
            format!("Business Validation Error: {text}"),
        )
    }

    pub(crate) fn period_closed() -> Self {
        let detail = "The account period has closed and the account books cannot be updated through the \
                      QBO Services API. Please use the QBO website to make these changes.";
        Self::new(
            "6210",
            "Account Period Closed, Cannot Update Through Services API",
            detail,
        )
    }

    pub(crate) fn parse_error(detail: impl Display) -> Self {
        Self::new(
            "4000",
            "Error parsing query",
            format!("QueryParserError: {detail}"),
        )
    }

    pub(crate) fn invalid_query(detail: impl Display) -> Self {
        Self::new(
            "4001",
            "Invalid query",
            format!("QueryValidationError: {detail}"),
        )
    }

    pub(crate) fn unsupported() -> Self {
        Self::new(
            "500",
            "Unsupported Operation",
            "Operation is not supported.",
        )
    }

    /// A known code by number alone, for the levers that force one.
    pub(crate) fn by_code(status: u16, code: &str) -> Self {
        let known = match code {
            "6210" => Self::period_closed(),
            "5010" => Self::stale("Invoice"),
            "610" => Self::not_found(),
            "3200" => Self::unauthenticated("Token expired: made up"),
            "3100" => Self::unauthorized(),
            "3001" => Self::throttled(),
            _ => {
                let (message, detail) = words(code);
                let kind = match code {
                    "10000" => "SystemFault",
                    "120" => "AuthorizationFault",
                    "100" | "110" | "130" | "140" => "AuthenticationFault",
                    _ => "ValidationFault",
                };
                Self {
                    kind,
                    ..Self::new(code, message, detail)
                }
            }
        };
        Self { status, ..known }
    }

    /// `{"Error":[…],"type":…}` as it stands in envelopes and batch items.
    pub(crate) fn body(&self) -> Value {
        json!({
            "Error": [{
                "Message": self.message, "Detail": self.detail, "code": self.code, "element": self.element,
            }],
            "type": self.kind,
        })
    }

    /// The gateway's lower-case body; `time` in epoch milliseconds.
    pub(crate) fn gateway_body(&self, time: i64) -> Value {
        let detail = if self.detail.is_empty() {
            Value::Null
        } else {
            self.detail.clone().into()
        };
        json!({
            "warnings": null, "intuitObject": null,
            "fault": {
                "error": [{ "message": self.message, "detail": detail, "code": self.code, "element": null }],
                "type": self.kind,
            },
            "report": null, "queryResponse": null, "batchItemResponse": [], "attachableResponse": [],
            "syncErrorResponse": null, "requestId": null, "time": time, "status": null, "cdcresponse": [],
        })
    }
}

/// Message and detail of codes that only levers bring about.
fn words(code: &str) -> (&'static str, &'static str) {
    match code {
        "120" => (
            "Authorization Failure",
            "-11014-You do not have access to use QuickBooks Online Plus.",
        ),
        "150" => (
            "Company under maintenance",
            "The company is being converted. Try again later.",
        ),
        "6190" => (
            "Invalid Company Status",
            "Subscription period has ended or canceled or there was a billing problem : You can't add data \
             to QuickBooks Online Plus because your trial or subscription period ended",
        ),
        "6450" => (
            "Void failed",
            "This transaction has already been settled and cannot be voided.",
        ),
        "6480" => (
            "Matched transaction cannot be deleted",
            "This transaction was matched with a bank entry.",
        ),
        "6540" => (
            "Deposited Transaction cannot be changed",
            "This transaction has been deposited. If you want to change or delete it, you must edit the \
             deposit it appears on and remove it first.",
        ),
        "10000" => (
            "An application error has occurred while processing your request",
            "System Failure Error: The request could not be processed.",
        ),
        _ => (
            "An error has occurred",
            "An error has occurred while processing your request.",
        ),
    }
}

/// `1000` as `1,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
