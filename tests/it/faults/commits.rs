//! A commit whose answer never comes, and a server that restarts: nobody knows what was done until it is looked at.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use dealbooks::journeys::JourneyError;
use dealbooks::journeys::create_invoice::{self, Outcome};
use dealbooks::journeys::open_form::FormView;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UnixStream};

use crate::support::House;
use crate::support::books::created;
use crate::support::deliveries::{Courier, Delivered};
use crate::until;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Where the server under test listens.
async fn server(url: &url::Url) -> Box<dyn Stream> {
    let query = url.query_pairs().find(|(name, _)| name == "host");
    let host = query.map_or_else(
        || url.host_str().unwrap_or_default().replace("%2F", "/"),
        |(_, host)| host.into_owned(),
    );
    let port = url.port().unwrap_or(5432);
    if host.starts_with('/') {
        let socket = PathBuf::from(host).join(format!(".s.PGSQL.{port}"));
        return Box::new(UnixStream::connect(socket).await.unwrap());
    }
    Box::new(TcpStream::connect((host, port)).await.unwrap())
}

/// The way to the server: every byte is carried, but the answer to one commit.
struct Way {
    address: String,
    /// How many commits from here the answer is lost; zero: of none.
    left: Arc<AtomicUsize>,
}

impl Way {
    async fn open(url: &str) -> Self {
        let url = url::Url::parse(url).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let user = url.username();
        let address = format!("postgres://{user}@127.0.0.1:{port}{}", url.path());
        let left = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&left);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = server(&url).await;
                tokio::spawn(carry(client, server, Arc::clone(&counted)));
            }
        });
        Self { address, left }
    }

    fn lose(&self, answer: usize) {
        self.left.store(answer, Ordering::SeqCst);
    }

    /// No answer is lost from here; whether one was.
    fn mend(&self) -> bool {
        self.left.swap(0, Ordering::SeqCst) == 0
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

async fn carry(mut client: TcpStream, mut server: Box<dyn Stream>, left: Arc<AtomicUsize>) {
    let (mut asked, mut told) = ([0; 16_384], [0; 16_384]);
    loop {
        tokio::select! {
            got = client.read(&mut asked) => {
                let Ok(got @ 1..) = got else { return };
                let lost = holds(&asked[..got], b"COMMIT\0")
                    && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)) == Ok(1);
                if server.write_all(&asked[..got]).await.is_err() {
                    return;
                }
                if lost {
                    // Done, and the line breaks before anybody hears of it.
                    let got = server.read(&mut told).await.unwrap();
                    assert!(holds(&told[..got], b"COMMIT\0"));
                    return;
                }
            }
            got = server.read(&mut told) => {
                let Ok(got @ 1..) = got else { return };
                if client.write_all(&told[..got]).await.is_err() {
                    return;
                }
            }
        }
    }
}

async fn press(house: &House, form: &FormView) -> Result<Outcome, JourneyError> {
    let (key, input) = (form.key.clone(), form.input.clone());
    create_invoice::request(&house.ctx, house.who, key, input, true).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost_is_one_wish_and_one_invoice() {
    let mut house = House::connected().await;
    if house.ctx.store.is_sqlite() {
        return; // There is no line that could break.
    }
    let way = Way::open(&house.database.url()).await;
    house.kill();
    house.start_on(&way.address);
    for lost in 1.. {
        let before = house.made().await.len();
        let form = house.ready_form(House::DEAL).await;
        way.lose(lost);
        let pressed = press(&house, &form).await;
        let was_lost = way.mend();
        // What was leased by a commit of which nobody knows lapses.
        house.ctx.clock.turn(61);
        match pressed {
            Ok(Outcome::Created(_) | Outcome::Pending(_)) | Err(JourneyError::Storage(_)) => {}
            other => panic!("{:?}", other.err()),
        }
        house.settle().await;
        // The person presses again whatever was said.
        created(press(&house, &form).await.unwrap());
        house.quiet().await;
        assert_eq!(house.made().await.len(), before + 1, "commit {lost}");
        if !was_lost {
            assert!(lost > 4, "{lost}");
            break;
        }
    }
    assert_eq!(house.failed_jobs().await, 0);
    assert!(house.panel(House::DEAL).await.pending.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_whose_commit_was_not_answered_is_not_acknowledged_and_remembered_once() {
    let mut house = House::connected().await;
    if house.ctx.store.is_sqlite() {
        return;
    }
    let way = Way::open(&house.database.url()).await;
    house.kill();
    house.start_on(&way.address);
    let mut courier = Courier::to(house.process.address.trim_start_matches("http://"));
    way.lose(1);
    let delivered = courier.deliver("lost").await;
    // The worker may have been the one whose answer was lost.
    if way.mend() && delivered != Delivered::Answered(200) {
        assert_eq!(delivered, Delivered::Answered(503));
    }
    assert_eq!(courier.deliver("lost").await, Delivered::Answered(200));
    house.idle().await;
    assert!(house.database.events().contains("lost"));
    assert_eq!(house.failed_jobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_restarts_under_load_loses_and_doubles_nothing() {
    let house = House::connected().await;
    if house.ctx.store.is_sqlite() {
        return;
    }
    let before = house.made().await.len();
    let mut forms = Vec::new();
    for _ in 0..8 {
        forms.push(house.ready_form(House::DEAL).await);
    }
    let presses = async {
        for form in &forms {
            // What could not be stored is pressed again, as its sentence asks for.
            until!("a press that is stored", press(&house, form).await.is_ok());
        }
    };
    let restarts = async {
        for _ in 0..6 {
            house.database.throw_out();
            let made = house.made().await.len();
            until!(
                "more to be done",
                house.made().await.len() > made || made == before + 8
            );
        }
    };
    tokio::join!(presses, restarts);
    house.ctx.clock.turn(61);
    house.settle().await;
    house.quiet().await;
    assert_eq!(house.made().await.len(), before + 8);
    assert_eq!(house.failed_jobs().await, 0);
    assert!(house.panel(House::DEAL).await.pending.is_empty());
}
