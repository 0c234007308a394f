//! The dialog that makes an item in QuickBooks.

use askama::Template;

use super::field::Marked;
use super::icon;
use super::problems::{Mark, sentence};
use crate::domain::new_item::ItemField;
use crate::domain::problem::Place;
use crate::i18n::Locale;
use crate::journeys::create_item::ItemForm;

#[derive(Template)]
#[template(path = "new_item.html")]
struct Dialog<'a> {
    l: &'a Locale,
    f: &'a ItemForm,
    marks: Vec<Mark>,
    /// What no field explains.
    trouble: String,
}

impl Marked for Dialog<'_> {
    fn marks(&self) -> &[Mark] {
        &self.marks
    }
}

pub(in crate::web) fn dialog(l: &Locale, form: &ItemForm) -> askama::Result<String> {
    let mut trouble = String::new();
    let mut marks = Vec::new();
    for (field, problem) in &form.errors {
        let words = sentence(l, &Place::Form, problem);
        let field = match field {
            ItemField::Name => "new-item-name",
            ItemField::Account => "new-item-account",
            ItemField::Price => "new-item-price",
            ItemField::Form => {
                trouble = words;
                continue;
            }
        };
        marks.push(Mark {
            field: field.to_owned(),
            label: String::new(),
            sentence: words,
        });
    }
    Dialog {
        l,
        f: form,
        marks,
        trouble,
    }
    .render()
}
