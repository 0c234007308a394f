//! Bodies that misbehave: half of one, one byte a second, one that unpacks to a gibibyte.

use std::io::{Error, ErrorKind};
use std::sync::OnceLock;
use std::time::Duration;

use actix_web::body::SizedStream;
use actix_web::web::Bytes;
use flate2::{Compress, Compression, Crc, FlushCompress};
use futures_util::stream;

use super::{Fault, Line, Moment};

const MEBIBYTE: usize = 1 << 20;
const MEBIBYTES_IN_THE_BOMB: u32 = 1024;

/// Announces all of `body`, sends half, calls `notify`, cuts the line.
pub(super) fn truncated(
    body: &Bytes,
    fault: Fault,
    line: Option<Line>,
) -> SizedStream<stream::BoxStream<'static, Result<Bytes, Error>>> {
    let size = u64::try_from(body.len()).unwrap_or(u64::MAX);
    let half = body.slice(..body.len() / 2);
    let pieces = stream::unfold(Some((half, false)), move |state| {
        let (fault, line) = (fault.clone(), line.clone());
        async move {
            let (half, sent) = state?;
            if !sent {
                return Some((Ok(half), Some((Bytes::new(), true))));
            }
            // The first half leaves the process before the second poll, or shortly after: give it a moment.
            tokio::time::sleep(Duration::from_millis(20)).await;
            fault.tell(Moment::HalfSent).await;
            if let Some(line) = line {
                line.cut();
            }
            Some((
                Err(Error::new(ErrorKind::ConnectionAborted, "cut by script")),
                None,
            ))
        }
    });
    SizedStream::new(size, Box::pin(pieces))
}

/// One byte a second; `notify` at half.
pub(super) fn dripping(
    body: Bytes,
    fault: Fault,
) -> SizedStream<stream::BoxStream<'static, Result<Bytes, Error>>> {
    let size = u64::try_from(body.len()).unwrap_or(u64::MAX);
    let half = body.len() / 2;
    let pieces = stream::unfold((body, 0_usize), move |(mut rest, sent)| {
        let fault = fault.clone();
        async move {
            if rest.is_empty() {
                return None;
            }
            if sent == half {
                fault.tell(Moment::HalfSent).await;
            }
            if sent > 0 {
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            let byte = rest.split_to(1);
            Some((Ok(byte), (rest, sent + 1)))
        }
    });
    SizedStream::new(size, Box::pin(pieces))
}

/// A gzip stream of about a megabyte that unpacks to 1 GiB of blanks (so it even looks like JSON's white space).
pub(super) fn bomb() -> Bytes {
    static BOMB: OnceLock<Bytes> = OnceLock::new();
    BOMB.get_or_init(|| build_bomb().unwrap_or_default())
        .clone()
}

/// A fully flushed piece of deflate depends on nothing before it: one compressed mebibyte serves for all.
fn build_bomb() -> Option<Bytes> {
    let blanks = vec![b' '; MEBIBYTE];
    let mut deflate = Compress::new(Compression::best(), false);
    let mut piece = Vec::with_capacity(MEBIBYTE);
    deflate
        .compress_vec(&blanks, &mut piece, FlushCompress::Full)
        .ok()?;
    let mut end = Vec::with_capacity(64);
    deflate
        .compress_vec(&[], &mut end, FlushCompress::Finish)
        .ok()?;

    let mut one = Crc::new();
    one.update(&blanks);
    let mut sum = Crc::new();
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    for _ in 0..MEBIBYTES_IN_THE_BOMB {
        gzip.extend_from_slice(&piece);
        sum.combine(&one);
    }
    gzip.extend_from_slice(&end);
    gzip.extend_from_slice(&sum.sum().to_le_bytes());
    gzip.extend_from_slice(&(MEBIBYTES_IN_THE_BOMB << 20).to_le_bytes());
    Some(gzip.into())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_bomb_is_small_and_valid_at_its_beginning() {
        let packed = bomb();
        assert!(packed.len() < 2 * MEBIBYTE, "{}", packed.len());
        let mut unpacked = vec![0; 3 * MEBIBYTE];
        flate2::read::GzDecoder::new(packed.as_ref())
            .read_exact(&mut unpacked)
            .unwrap();
        assert!(unpacked.iter().all(|b| *b == b' '));
    }
}
