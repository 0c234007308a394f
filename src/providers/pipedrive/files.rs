//! The files of a deal (`pipedrive.md` 8.9).

use chrono::NaiveDateTime;
use reqwest::Method;
use reqwest::multipart::{Form, Part};

use super::session::Session;
use super::wire;
use super::write::{done, write_call};
use crate::domain::ids::DealId;
use crate::domain::moment::Moment;
use crate::providers::error::ProviderError;

/// The largest page, and how many of them are read.
const PAGE: usize = 100;
const MOST_PAGES: usize = 10;

/// A file as a deal lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    /// Where Pipedrive tells.
    pub added: Option<Moment>,
}

impl Session {
    /// All that are there, deleted ones not. 20 tokens for a hundred.
    pub async fn files(&self, deal: DealId) -> Result<Vec<File>, ProviderError> {
        let mut all = Vec::new();
        for page in 0..MOST_PAGES {
            let mut url = self.address(&["api", "v1", "deals", &deal.to_string(), "files"]);
            url.query_pairs_mut()
                .append_pair("start", &(page * PAGE).to_string())
                .append_pair("limit", &PAGE.to_string());
            let found: wire::Many<wire::File> = self.get("/api/v1/deals/{id}/files", url).await?;
            let count = found.data.len();
            let here = found.data.into_iter();
            all.extend(
                here.filter(|file| file.active_flag != Some(false))
                    .map(file),
            );
            if count < PAGE {
                break;
            }
        }
        Ok(all)
    }

    /// A PDF for a deal. Repeated, it is there twice: look for it first.
    pub async fn add_pdf(
        &self,
        deal: DealId,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<(), ProviderError> {
        let file = Part::bytes(bytes)
            .file_name(name.to_owned())
            .mime_str("application/pdf")
            .map_err(|_| ProviderError::NotSent)?;
        let form = Form::new()
            .text("deal_id", deal.to_string())
            .part("file", file);
        let call = write_call(Method::POST, "/api/v1/files");
        let url = self.address(&["api", "v1", "files"]);
        let request = self.request(&call, url).multipart(form);
        self.send(&call, request, done).await
    }
}

fn file(of: wire::File) -> File {
    let added = of
        .add_time
        .and_then(|text| NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S").ok());
    File {
        name: of.name.unwrap_or_default(),
        added: added.map(Moment::from),
    }
}
