//! The XML form of answers, for callers who do not ask for JSON (contract 3.3, 3.6).

use serde_json::Value;

use super::ui::escape;

/// `<IntuitResponse time="…">…</IntuitResponse>`.
pub(crate) fn response(body: &Value, time: &str) -> String {
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="{time}">"#
    );
    if let Some(fault) = body.get("Fault") {
        write_fault(&mut out, fault);
    } else {
        write_children(&mut out, body);
    }
    out.push_str("</IntuitResponse>");
    out
}

fn write_fault(out: &mut String, fault: &Value) {
    let word = |value: &Value, name: &str| {
        escape(value.get(name).and_then(Value::as_str).unwrap_or_default())
    };
    out.push_str(&format!(r#"<Fault type="{}">"#, word(fault, "type")));
    for error in fault
        .get("Error")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let (code, element) = (word(error, "code"), word(error, "element"));
        out.push_str(&format!(
            r#"<Error code="{code}" element="{element}"><Message>{}</Message>"#,
            word(error, "Message")
        ));
        out.push_str(&format!(
            "<Detail>{}</Detail></Error>",
            word(error, "Detail")
        ));
    }
    out.push_str("</Fault>");
}

fn write_children(out: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                write_element(out, name, value);
            }
        }
        Value::String(text) => out.push_str(&escape(text)),
        Value::Null => {}
        other => out.push_str(&other.to_string()),
    }
}

fn write_element(out: &mut String, name: &str, value: &Value) {
    if let Value::Array(values) = value {
        values
            .iter()
            .for_each(|value| write_element(out, name, value));
        return;
    }
    out.push_str(&format!("<{name}>"));
    write_children(out, value);
    out.push_str(&format!("</{name}>"));
}
