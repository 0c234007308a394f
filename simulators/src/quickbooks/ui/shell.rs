//! The frame of every page, and escaping.

const STYLE: &str = "
:root{color-scheme:light;--green:#2ca01c;--ink:#393a3d;--line:#d4d7dc;--soft:#f4f5f8}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--soft)}
header{background:#fff;border-bottom:1px solid var(--line);padding:.75rem 1.5rem;display:flex;gap:1.5rem;align-items:center}
header strong{color:var(--green)}header a{color:var(--ink)}
main{max-width:60rem;margin:1.5rem auto;padding:1.5rem;background:#fff;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.5rem;border-bottom:1px solid var(--line);text-align:left}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
button,input{font:inherit;padding:.4rem .8rem;border-radius:4px;border:1px solid var(--line);background:#fff}
button{cursor:pointer}button.primary{background:#108000;border-color:#108000;color:#fff}button.danger{color:#a40000;border-color:#a40000}
form.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.75rem 0}label{display:inline-block}.choice{display:block;margin:.25rem 0}
fieldset{border:1px solid var(--line);border-radius:4px}.badge{display:inline-block;padding:.1rem .6rem;border-radius:1rem;background:var(--soft);border:1px solid var(--line)}
.problem{border-left:4px solid #a40000;padding:.5rem 1rem;background:#fdf0f0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#6b6c72}dd{margin:0}
";

/// A whole page; `title` is text, `content` is HTML.
pub(crate) fn page(title: &str, content: &str) -> String {
    let title = escape(title);
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title} · Simulated QuickBooks</title><style>{STYLE}</style></head><body>
<header><strong>Simulated QuickBooks</strong><a href="/app/invoices">Invoices</a><a href="/app/apps">My apps</a></header>
<main>{content}</main></body></html>"#
    )
}

/// Text as HTML text or quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
