//! Cutting a statement into words, values and signs.

use crate::quickbooks::fault::Fault;

/// One piece of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    /// A value in quotes, already unescaped.
    Text(String),
    /// `=`, `<=`, `,`, `(` …
    Sign(String),
}

pub(crate) fn cut(statement: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut rest = statement.chars().peekable();
    while let Some(&c) = rest.peek() {
        if c.is_whitespace() {
            rest.next();
        } else if c == '\'' {
            rest.next();
            tokens.push(Token::Text(quoted(&mut rest)?));
        } else if "=<>!,()*".contains(c) {
            rest.next();
            let mut sign = c.to_string();
            if "<>!".contains(c) && rest.peek() == Some(&'=') {
                rest.next();
                sign.push('=');
            }
            tokens.push(Token::Sign(sign));
        } else if c.is_alphanumeric() || "._-%+:".contains(c) {
            let mut word = String::new();
            while let Some(&c) = rest
                .peek()
                .filter(|c| c.is_alphanumeric() || "._-%+:".contains(**c))
            {
                word.push(c);
                rest.next();
            }
            tokens.push(Token::Word(word));
        } else {
            return Err(Fault::parse_error(format!("Encountered \" {c} \"")));
        }
    }
    Ok(tokens)
}

fn quoted(rest: &mut impl Iterator<Item = char>) -> Result<String, Fault> {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '\'' => return Ok(text),
            '\\' => text.extend(rest.next()),
            _ => text.push(c),
        }
    }
    Err(Fault::parse_error(
        "Lexical error: the quoted value does not end",
    ))
}
