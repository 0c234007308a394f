//! What a person wants to see of a list of invoices: since when, which, in which order, which page.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::invoice::InvoiceStatus;

/// Rows on one page.
pub const PAGE: usize = 25;
/// Longest text a search takes.
pub const MOST_TEXT: usize = 100;

/// When an invoice was issued.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Interval {
    Month,
    Quarter,
    Year,
    #[default]
    TwelveMonths,
    /// Both days included; an open end is open.
    Custom {
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
    Ever,
}

impl Interval {
    /// In the order of the list to choose from.
    pub const KEYS: [&'static str; 6] = ["12", "month", "quarter", "year", "custom", "ever"];

    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::TwelveMonths => "12",
            Self::Custom { .. } => "custom",
            Self::Ever => "ever",
        }
    }

    pub fn parse(key: &str, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<Self> {
        Some(match key {
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "12" => Self::TwelveMonths,
            "custom" => Self::Custom { from, until },
            "ever" => Self::Ever,
            _ => return None,
        })
    }

    /// First and last day; what is dated ahead belongs to the last twelve months, too.
    pub fn days(self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let months = |first: Option<NaiveDate>, count: u32| {
            let last = first
                .and_then(|first| first.checked_add_months(Months::new(count)))
                .and_then(|next| next.checked_sub_days(Days::new(1)));
            (first, last)
        };
        let month = today.month();
        match self {
            Self::Month => months(today.with_day(1), 1),
            Self::Quarter => {
                let first = month - (month - 1) % 3;
                months(NaiveDate::from_ymd_opt(today.year(), first, 1), 3)
            }
            Self::Year => months(NaiveDate::from_ymd_opt(today.year(), 1, 1), 12),
            Self::TwelveMonths => {
                let before = today.checked_sub_months(Months::new(12));
                (
                    before.and_then(|day| day.checked_add_days(Days::new(1))),
                    None,
                )
            }
            Self::Custom { from, until } => (from, until),
            Self::Ever => (None, None),
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Issued,
    Due,
    Amount,
    Open,
}

impl SortBy {
    pub const ALL: [Self; 4] = [Self::Issued, Self::Due, Self::Amount, Self::Open];

    pub fn key(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Due => "due",
            Self::Amount => "amount",
            Self::Open => "open",
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Order {
    pub by: SortBy,
    pub ascending: bool,
}

impl Order {
    /// `due` is descending, `due-up` ascending.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, ascending) = text
            .strip_suffix("-up")
            .map_or((text, false), |key| (key, true));
        let by = SortBy::ALL.into_iter().find(|by| by.key() == key)?;
        Some(Self { by, ascending })
    }

    pub fn key(self) -> String {
        let up = if self.ascending { "-up" } else { "" };
        format!("{}{up}", self.by.key())
    }

    /// What a press on a column's header asks for: largest or newest first, then the other way round.
    #[must_use]
    pub fn pressed(self, by: SortBy) -> Self {
        Self {
            by,
            ascending: by == self.by && !self.ascending,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub interval: Interval,
    pub status: Option<InvoiceStatus>,
    pub text: String,
    pub order: Order,
    /// From nought.
    pub page: usize,
}

impl Filter {
    /// As names and values; what is usual is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let usual = Self::default();
        if self.interval.key() != usual.interval.key() {
            pairs.push(("when", self.interval.key().to_owned()));
        }
        if let Interval::Custom { from, until } = self.interval {
            pairs.extend(from.map(|day| ("from", day.to_string())));
            pairs.extend(until.map(|day| ("until", day.to_string())));
        }
        pairs.extend(
            self.status
                .map(|status| ("status", status.key().to_owned())),
        );
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        if self.order != usual.order {
            pairs.push(("order", self.order.key()));
        }
        if self.page > 0 {
            pairs.push(("page", self.page.to_string()));
        }
        pairs
    }

    /// What the names are worth; what is not understood is as usual.
    pub fn read<'v>(value: impl Fn(&str) -> Option<&'v str>) -> Self {
        let day = |name: &str| value(name).and_then(|day| day.parse().ok());
        let interval =
            value("when").and_then(|key| Interval::parse(key, day("from"), day("until")));
        let status = value("status")
            .and_then(|key| InvoiceStatus::ALL.into_iter().find(|one| one.key() == key));
        Self {
            interval: interval.unwrap_or_default(),
            status,
            text: value("q")
                .unwrap_or_default()
                .chars()
                .take(MOST_TEXT)
                .collect(),
            order: value("order").and_then(Order::parse).unwrap_or_default(),
            page: value("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(0),
        }
    }

    /// Whether it leaves nothing out.
    pub fn is_everything(&self) -> bool {
        self.interval == Interval::Ever && self.status.is_none() && self.text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn intervals_end_where_the_calendar_says() {
        let days = |interval: Interval, today: &str| {
            let (from, until) = interval.days(day(today));
            let text = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            format!("{}..{}", text(from), text(until))
        };
        assert_eq!(
            days(Interval::Month, "2028-02-29"),
            "2028-02-01..2028-02-29"
        );
        assert_eq!(
            days(Interval::Quarter, "2026-11-26"),
            "2026-10-01..2026-12-31"
        );
        assert_eq!(
            days(Interval::Quarter, "2026-03-31"),
            "2026-01-01..2026-03-31"
        );
        assert_eq!(days(Interval::Year, "2026-11-26"), "2026-01-01..2026-12-31");
        assert_eq!(days(Interval::TwelveMonths, "2026-11-26"), "2025-11-27..");
        assert_eq!(days(Interval::TwelveMonths, "2028-02-29"), "2027-03-01..");
        assert_eq!(days(Interval::Ever, "2026-11-26"), "..");
    }

    #[test]
    fn keys_are_read_back() {
        for key in Interval::KEYS {
            assert_eq!(Interval::parse(key, None, None).unwrap().key(), key);
        }
        assert_eq!(Interval::parse("week", None, None), None);
        for by in SortBy::ALL {
            for ascending in [false, true] {
                let order = Order { by, ascending };
                assert_eq!(Order::parse(&order.key()), Some(order));
            }
        }
        assert_eq!(Order::parse("customer"), None);
    }

    #[test]
    fn a_filter_is_read_back() {
        let custom = Interval::Custom {
            from: Some(day("2026-01-31")),
            until: None,
        };
        let filters = [
            Filter::default(),
            Filter {
                interval: custom,
                status: Some(InvoiceStatus::PartiallyPaid),
                text: "Kabel & Co".to_owned(),
                order: Order {
                    by: SortBy::Open,
                    ascending: true,
                },
                page: 3,
            },
        ];
        for filter in filters {
            let pairs = filter.pairs();
            let value = |name: &str| {
                let found = pairs.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.as_str())
            };
            assert_eq!(Filter::read(value), filter);
        }
        assert!(Filter::default().pairs().is_empty());
        let nonsense = Filter::read(|_| Some("nonsense"));
        assert_eq!(nonsense.text, "nonsense");
        assert_eq!(
            (nonsense.interval, nonsense.page),
            (Interval::TwelveMonths, 0)
        );
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let first = Order::default().pressed(SortBy::Amount);
        assert_eq!((first.by, first.ascending), (SortBy::Amount, false));
        assert!(first.pressed(SortBy::Amount).ascending);
        assert!(!first.pressed(SortBy::Due).ascending);
    }
}
