//! `requestid`: the first answer again, nothing done twice (contract 3.4).

use std::collections::BTreeMap;

use super::answer::Answer;
use super::fault::Fault;

/// Answers by company and request id, with what was asked.
#[derive(Default)]
pub(crate) struct Replays(BTreeMap<(String, String), (Vec<u8>, Answer)>);

impl Replays {
    /// The answer of an earlier call with this id; another request under the same id is refused (600).
    pub(crate) fn find(
        &self,
        realm: &str,
        id: &str,
        asked: &[u8],
    ) -> Result<Option<Answer>, Fault> {
        if id.chars().count() > 50 {
            let detail = "The request id is longer than 50 characters.";
            return Err(Fault::new("2130", "Invalid Request Id", detail));
        }
        match self.0.get(&(realm.to_owned(), id.to_owned())) {
            None => Ok(None),
            Some((first, answer)) if first == asked => Ok(Some(answer.clone())),
            Some(_) => {
                let detail = format!("Duplicate Request ID : {id} was used for another request.");
                Err(Fault::new("600", "Duplicate Request ID", detail))
            }
        }
    }

    pub(crate) fn keep(&mut self, realm: &str, id: &str, asked: Vec<u8>, answer: Answer) {
        self.0
            .insert((realm.to_owned(), id.to_owned()), (asked, answer));
    }
}
