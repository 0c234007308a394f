//! The grammar of contract 4.1.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::tokens::{Token, cut};
use crate::quickbooks::fault::Fault;

/// A parsed statement.
#[derive(Debug)]
pub(crate) struct Statement {
    pub count: bool,
    /// Empty: every property.
    pub columns: Vec<String>,
    pub entity: String,
    pub conditions: Vec<Condition>,
    /// Property and whether it descends.
    pub order: Vec<(String, bool)>,
    pub start: usize,
    pub max: usize,
}

#[derive(Debug)]
pub(crate) struct Condition {
    pub property: String,
    pub operator: Operator,
    pub values: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Equal,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Like,
    In,
}

type Tokens = Peekable<IntoIter<Token>>;

pub(crate) fn parse(statement: &str) -> Result<Statement, Fault> {
    let mut tokens = cut(statement)?.into_iter().peekable();
    expect(&mut tokens, "select")?;
    let (count, columns) = projection(&mut tokens)?;
    expect(&mut tokens, "from")?;
    let entity = word(&mut tokens)?;
    let conditions = conditions(&mut tokens)?;
    let order = order(&mut tokens)?;
    let start = number(&mut tokens, "startposition", 1)?;
    let max = number(&mut tokens, "maxresults", 100)?;
    if let Some(token) = tokens.next() {
        return Err(unexpected(&token));
    }
    if start < 1 {
        return Err(Fault::invalid_query(
            "value 0 is too small. Min allowed value is 1",
        ));
    }
    if max > 1000 {
        return Err(Fault::invalid_query(format!(
            "value {max} is too large. Max allowed value is 1000"
        )));
    }
    Ok(Statement {
        count,
        columns,
        entity,
        conditions,
        order,
        start,
        max,
    })
}

fn unexpected(token: &Token) -> Fault {
    let (Token::Word(shown) | Token::Text(shown) | Token::Sign(shown)) = token;
    Fault::parse_error(format!("Encountered \" {shown} \" at line 1"))
}

fn next(tokens: &mut Tokens) -> Result<Token, Fault> {
    tokens
        .next()
        .ok_or_else(|| Fault::parse_error("Encountered \" <EOF> \" at line 1"))
}

fn word(tokens: &mut Tokens) -> Result<String, Fault> {
    match next(tokens)? {
        Token::Word(word) => Ok(word),
        other => Err(unexpected(&other)),
    }
}

fn is(token: Option<&Token>, keyword: &str) -> bool {
    matches!(token, Some(Token::Word(word)) if word.eq_ignore_ascii_case(keyword))
}

fn take(tokens: &mut Tokens, keyword: &str) -> bool {
    let found = is(tokens.peek(), keyword);
    if found {
        tokens.next();
    }
    found
}

fn take_sign(tokens: &mut Tokens, sign: &str) -> bool {
    let found = tokens.peek() == Some(&Token::Sign(sign.to_owned()));
    if found {
        tokens.next();
    }
    found
}

fn expect(tokens: &mut Tokens, keyword: &str) -> Result<(), Fault> {
    if take(tokens, keyword) {
        return Ok(());
    }
    Err(unexpected(&next(tokens)?))
}

fn expect_sign(tokens: &mut Tokens, sign: &str) -> Result<(), Fault> {
    if take_sign(tokens, sign) {
        return Ok(());
    }
    Err(unexpected(&next(tokens)?))
}

/// `*`, `COUNT(*)`, or columns as they appear in the wild (`Id, DocNumber` and `*, Sku`).
fn projection(tokens: &mut Tokens) -> Result<(bool, Vec<String>), Fault> {
    if take(tokens, "count") {
        for sign in ["(", "*", ")"] {
            expect_sign(tokens, sign)?;
        }
        return Ok((true, Vec::new()));
    }
    let mut everything = false;
    let mut columns = Vec::new();
    loop {
        if take_sign(tokens, "*") {
            everything = true;
        } else {
            columns.push(word(tokens)?);
        }
        if !take_sign(tokens, ",") {
            break;
        }
    }
    if everything {
        columns.clear();
    }
    Ok((false, columns))
}

fn conditions(tokens: &mut Tokens) -> Result<Vec<Condition>, Fault> {
    let mut conditions = Vec::new();
    if !take(tokens, "where") {
        return Ok(conditions);
    }
    loop {
        conditions.push(condition(tokens)?);
        if !take(tokens, "and") {
            return Ok(conditions);
        }
    }
}

fn condition(tokens: &mut Tokens) -> Result<Condition, Fault> {
    let property = word(tokens)?;
    let operator = match next(tokens)? {
        Token::Sign(sign) => match sign.as_str() {
            "=" => Operator::Equal,
            "<" => Operator::Less,
            "<=" => Operator::LessOrEqual,
            ">" => Operator::More,
            ">=" => Operator::MoreOrEqual,
            _ => return Err(unexpected(&Token::Sign(sign))),
        },
        Token::Word(word) if word.eq_ignore_ascii_case("like") => Operator::Like,
        Token::Word(word) if word.eq_ignore_ascii_case("in") => Operator::In,
        other => return Err(unexpected(&other)),
    };
    let mut values = Vec::new();
    if operator == Operator::In {
        expect_sign(tokens, "(")?;
        loop {
            values.push(value(tokens)?);
            if !take_sign(tokens, ",") {
                break;
            }
        }
        expect_sign(tokens, ")")?;
    } else {
        values.push(value(tokens)?);
    }
    Ok(Condition {
        property,
        operator,
        values,
    })
}

fn value(tokens: &mut Tokens) -> Result<String, Fault> {
    match next(tokens)? {
        Token::Text(text) => Ok(text),
        Token::Word(word) => Ok(word),
        other @ Token::Sign(_) => Err(unexpected(&other)),
    }
}

fn order(tokens: &mut Tokens) -> Result<Vec<(String, bool)>, Fault> {
    let mut order = Vec::new();
    if take(tokens, "order") {
        expect(tokens, "by")?;
    } else if !take(tokens, "orderby") {
        return Ok(order);
    }
    loop {
        let property = word(tokens)?;
        let descends = take(tokens, "desc");
        if !descends {
            take(tokens, "asc");
        }
        order.push((property, descends));
        if !take_sign(tokens, ",") {
            return Ok(order);
        }
    }
}

fn number(tokens: &mut Tokens, keyword: &str, default: usize) -> Result<usize, Fault> {
    if !take(tokens, keyword) {
        return Ok(default);
    }
    let text = word(tokens)?;
    text.parse().map_err(|_| unexpected(&Token::Word(text)))
}
