//! The XML form of answers, for callers who do not ask for JSON (contract 3.3, 3.6).

use serde_json::Value;

use super::ui::escape;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// `<IntuitResponse time="…">…</IntuitResponse>`.
pub(crate) fn response(body: &Value, time: &str) -> String {
    let content = body.get("Fault").map_or_else(|| children(body), fault);
    let schema = "http://schema.intuit.com/finance/v3";
    format!(r#"{HEAD}<IntuitResponse xmlns="{schema}" time="{time}">{content}</IntuitResponse>"#)
}

fn fault(fault: &Value) -> String {
    let word = |value: &Value, name: &str| {
        escape(value.get(name).and_then(Value::as_str).unwrap_or_default())
    };
    let error = |error: &Value| {
        format!(
            r#"<Error code="{}" element="{}"><Message>{}</Message><Detail>{}</Detail></Error>"#,
            word(error, "code"),
            word(error, "element"),
            word(error, "Message"),
            word(error, "Detail"),
        )
    };
    let errors = fault.get("Error").and_then(Value::as_array);
    let errors: Vec<String> = errors.into_iter().flatten().map(error).collect();
    format!(
        r#"<Fault type="{}">{}</Fault>"#,
        word(fault, "type"),
        errors.concat()
    )
}

fn children(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let parts: Vec<String> = fields
                .iter()
                .map(|(name, value)| element(name, value))
                .collect();
            parts.concat()
        }
        Value::String(text) => escape(text),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn element(name: &str, value: &Value) -> String {
    if let Value::Array(values) = value {
        let parts: Vec<String> = values.iter().map(|value| element(name, value)).collect();
        return parts.concat();
    }
    format!("<{name}>{}</{name}>", children(value))
}
