//! Presets: listed, edited, duplicated, removed, made the default. Each press acts at once.

use rust_decimal::Decimal;

use super::{Context, JourneyError, Who};
use crate::domain::books::{BooksItem, BooksProfile, Class, Location, TaxRegime, Term};
use crate::domain::draft::TaxMode;
use crate::domain::ids::{CompanyId, PresetId, RealmKey};
use crate::domain::moment::Moment;
use crate::domain::money;
use crate::domain::preset::{
    Due, MOST_DESCRIPTION, MOST_LINES, MOST_MESSAGE, MOST_NAME, MOST_NOTE, MOST_PRESETS, Named,
    Preset, PresetLine,
};
use crate::domain::problem::Problem;
use crate::storage::{Db, Result as Stored, books, connections, presets};

/// A preset as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PresetInput {
    /// Empty: a new one.
    pub id: String,
    pub name: String,
    /// Empty, `days` or `term`.
    pub due: String,
    pub days: String,
    pub term: String,
    pub message: String,
    pub note: String,
    /// Empty, `excluded`, `inclusive` or `none`.
    pub tax: String,
    /// Ids; what they are called is looked up.
    pub class: String,
    pub location: String,
    pub language: String,
    pub lines: Vec<PresetLineInput>,
}

#[derive(Debug, Clone, Default)]
pub struct PresetLineInput {
    pub description: String,
    pub item: String,
    pub quantity: String,
    pub price: String,
}

impl PresetLineInput {
    fn is_empty(&self) -> bool {
        [&self.description, &self.item, &self.price]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

pub enum SavedPreset {
    Saved(PresetId),
    /// Control (`preset-name`, `preset-qty-1`, …) and what is wrong with it.
    Wrong(Vec<(String, Problem)>),
}

/// What the dialog offers to choose from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub terms: Vec<Term>,
    pub classes: Vec<Named>,
    pub locations: Vec<Named>,
    /// Companies elsewhere: tax added, included, none. US companies are not asked.
    pub asks_tax: bool,
}

pub async fn list(ctx: &Context, who: Who) -> Result<Vec<Preset>, JourneyError> {
    super::guard_owner(ctx, who).await?;
    Ok(ctx
        .store
        .read(move |db| presets::list(db, who.company))
        .await?)
}

/// One to edit; `None` for a new one. With it what its controls offer.
pub async fn edit(
    ctx: &Context,
    who: Who,
    id: Option<PresetId>,
) -> Result<(Option<Preset>, Choices), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let found = ctx
        .store
        .read(move |db| {
            let choices = choices(db, who)?;
            Ok(match id {
                None => Some((None, choices)),
                Some(id) => {
                    presets::find(db, who.company, &id)?.map(|preset| (Some(preset), choices))
                }
            })
        })
        .await?;
    found.ok_or(JourneyError::NotFound)
}

pub(super) fn choices(db: &mut Db, who: Who) -> Stored<Choices> {
    let Some(connection) = connections::find(db, who.company)? else {
        return Ok(Choices::default());
    };
    let Some(profile) = &connection.profile else {
        return Ok(Choices::default());
    };
    choices_of(db, who.company, &connection.realm_key, profile)
}

/// From our own copies of the lists.
pub(super) fn choices_of(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    profile: &BooksProfile,
) -> Stored<Choices> {
    let classes = if profile.classes {
        books::all::<Class>(db, company, realm)?
    } else {
        Vec::new()
    };
    let locations = if profile.locations {
        books::all::<Location>(db, company, realm)?
    } else {
        Vec::new()
    };
    let named = |id, name| Named { id, name };
    Ok(Choices {
        terms: books::all(db, company, realm)?,
        classes: classes
            .into_iter()
            .map(|one| named(one.id, one.name))
            .collect(),
        locations: locations
            .into_iter()
            .map(|one| named(one.id, one.name))
            .collect(),
        asks_tax: profile.tax == TaxRegime::Codes,
    })
}

/// *Save* in the dialog.
pub async fn save(
    ctx: &Context,
    who: Who,
    input: PresetInput,
) -> Result<SavedPreset, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let before = if input.id.is_empty() {
                None
            } else {
                let Some(before) = presets::find(db, who.company, &PresetId(input.id.clone()))?
                else {
                    return Ok(Err(JourneyError::NotFound));
                };
                Some(before)
            };
            if before.is_none() && presets::count(db, who.company)? >= MOST_PRESETS {
                let full = Problem::OutOfRange {
                    least: Decimal::ZERO,
                    most: Decimal::from(MOST_PRESETS),
                };
                return Ok(Ok(SavedPreset::Wrong(vec![(
                    "preset-name".to_owned(),
                    full,
                )])));
            }
            let known = Known::of(db, who, &input)?;
            let (mut preset, mut wrong) = read(&input, &known);
            let taken = presets::list(db, who.company)?.iter().any(|other| {
                other.id.as_str() != input.id
                    && other.name.to_lowercase() == preset.name.to_lowercase()
            });
            if taken {
                wrong.push(("preset-name".to_owned(), Problem::Other("taken".to_owned())));
            }
            if !wrong.is_empty() {
                return Ok(Ok(SavedPreset::Wrong(wrong)));
            }
            preset.id = before.as_ref().map_or_else(
                || PresetId(uuid::Uuid::now_v7().to_string()),
                |before| before.id.clone(),
            );
            presets::save(db, who.company, &preset, now)?;
            Ok(Ok(SavedPreset::Saved(preset.id)))
        })
        .await?
}

/// What the books know of what a preset may name.
struct Known {
    choices: Choices,
    items: Vec<BooksItem>,
}

impl Known {
    fn of(db: &mut Db, who: Who, input: &PresetInput) -> Stored<Self> {
        let mut items = Vec::new();
        if let Some(connection) = connections::find(db, who.company)? {
            for line in input.lines.iter().filter(|line| !line.item.is_empty()) {
                items.extend(books::get::<BooksItem>(
                    db,
                    who.company,
                    &connection.realm_key,
                    &line.item,
                )?);
            }
        }
        Ok(Self {
            choices: choices(db, who)?,
            items,
        })
    }
}

/// Mistakes, gathered by control.
struct Reader<'a> {
    known: &'a Known,
    wrong: Vec<(String, Problem)>,
}

impl Reader<'_> {
    fn refuse(&mut self, control: &str, problem: Problem) {
        self.wrong.push((control.to_owned(), problem));
    }

    fn bounded(&mut self, control: &str, text: &str, most: usize) -> String {
        let text = text.trim().to_owned();
        let length = text.chars().count();
        if length > most {
            self.refuse(control, Problem::TooLong { length, most });
        }
        text
    }

    fn due(&mut self, input: &PresetInput) -> Option<Due> {
        match input.due.as_str() {
            "days" => match super::settings_input::days(&input.days) {
                Ok(days) => Some(Due::Days(days)),
                Err(problem) => {
                    self.refuse("preset-days", problem);
                    None
                }
            },
            "term" => {
                let known = self
                    .known
                    .choices
                    .terms
                    .iter()
                    .any(|term| term.id == input.term);
                if !known {
                    self.refuse("preset-term", Problem::Empty);
                }
                known.then(|| Due::Term(input.term.clone()))
            }
            _ => None,
        }
    }

    fn named(&mut self, control: &str, id: &str, among: &[Named]) -> Option<Named> {
        if id.is_empty() {
            return None;
        }
        let found = among.iter().find(|one| one.id == id).cloned();
        if found.is_none() {
            self.refuse(control, Problem::Other("gone".to_owned()));
        }
        found
    }

    fn line(&mut self, at: usize, line: &PresetLineInput) -> PresetLine {
        let control = |name: &str| format!("preset-{name}-{at}");
        let number = |text: &str, digits| money::parse_typed(text, digits);
        let quantity = if line.quantity.trim().is_empty() {
            Decimal::ONE
        } else {
            number(&line.quantity, 5).unwrap_or_else(|_| {
                self.refuse(&control("qty"), Problem::NotANumber);
                Decimal::ONE
            })
        };
        let price = if line.price.trim().is_empty() {
            Decimal::ZERO
        } else {
            number(&line.price, 5).unwrap_or_else(|_| {
                self.refuse(&control("price"), Problem::NotANumber);
                Decimal::ZERO
            })
        };
        let item = self
            .known
            .items
            .iter()
            .find(|item| item.id.as_str() == line.item && item.is_sellable());
        if item.is_none() && (!line.item.is_empty() || !price.is_zero()) {
            let problem = if line.item.is_empty() {
                Problem::ItemMissing
            } else {
                Problem::ItemGone
            };
            self.wrong.push((control("item"), problem));
        }
        PresetLine {
            description: self.bounded(&control("what"), &line.description, MOST_DESCRIPTION),
            item: item.map(|item| item.id.clone()),
            item_name: item.map(|item| item.full_name.clone()).unwrap_or_default(),
            quantity,
            price,
        }
    }
}

fn read(input: &PresetInput, known: &Known) -> (Preset, Vec<(String, Problem)>) {
    let mut reader = Reader {
        known,
        wrong: Vec::new(),
    };
    let name = reader.bounded("preset-name", &input.name, MOST_NAME);
    if name.is_empty() {
        reader.refuse("preset-name", Problem::Empty);
    }
    let lines: Vec<PresetLine> = input
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| reader.line(at.saturating_add(1), line))
        .collect();
    if lines.len() > MOST_LINES {
        let (count, most) = (lines.len(), MOST_LINES);
        reader.refuse("preset-add-line", Problem::TooManyLines { count, most });
    }
    let preset = Preset {
        due: reader.due(input),
        message: reader.bounded("preset-message", &input.message, MOST_MESSAGE),
        private_note: reader.bounded("preset-note", &input.note, MOST_NOTE),
        tax: match input.tax.as_str() {
            "excluded" => Some(TaxMode::Excluded),
            "inclusive" => Some(TaxMode::Inclusive),
            "none" => Some(TaxMode::None),
            _ => None,
        }
        .filter(|_| known.choices.asks_tax),
        class: reader.named("preset-class", &input.class, &known.choices.classes),
        location: reader.named("preset-location", &input.location, &known.choices.locations),
        lines,
        language: Some(input.language.clone())
            .filter(|tag| crate::i18n::Locale::tags().any(|known| known == tag)),
        ..Preset::new(PresetId(String::new()), &name)
    };
    (preset, reader.wrong)
}

/// What happens to one preset at a press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Duplicate,
    Remove,
    MakeDefault,
    /// New invoices begin with none.
    NoDefault,
}

/// `copy` names a duplicate: `Standard (copy)`.
pub async fn press(
    ctx: &Context,
    who: Who,
    id: PresetId,
    what: Press,
    copy: impl Fn(&str) -> String + Send + 'static,
) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let done = match what {
                Press::Duplicate => duplicate(db, who, &id, copy, now)?,
                Press::Remove => presets::remove(db, who.company, &id)?,
                Press::MakeDefault => presets::make_default(db, who.company, Some(&id))?,
                Press::NoDefault => presets::make_default(db, who.company, None)?,
            };
            Ok(if done {
                Ok(())
            } else {
                Err(JourneyError::NotFound)
            })
        })
        .await?
}

fn duplicate(
    db: &mut Db,
    who: Who,
    id: &PresetId,
    copy: impl Fn(&str) -> String,
    now: Moment,
) -> Stored<bool> {
    let Some(preset) = presets::find(db, who.company, id)? else {
        return Ok(false);
    };
    if presets::count(db, who.company)? >= MOST_PRESETS {
        return Ok(false);
    }
    let taken: Vec<String> = presets::list(db, who.company)?
        .into_iter()
        .map(|preset| preset.name)
        .collect();
    let mut name = cut(&copy(&preset.name));
    for number in 2..=MOST_PRESETS {
        if !taken.contains(&name) {
            break;
        }
        name = cut(&format!("{} {number}", copy(&preset.name)));
    }
    let twin = Preset {
        id: PresetId(uuid::Uuid::now_v7().to_string()),
        name,
        is_default: false,
        ..preset
    };
    presets::save(db, who.company, &twin, now)?;
    Ok(true)
}

fn cut(name: &str) -> String {
    let length = name.chars().count();
    name.chars()
        .skip(length.saturating_sub(MOST_NAME))
        .collect()
}
