//! The program as a process of its own, as an operator starts it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use super::TestDatabase;
use super::process::KEY;

/// Its environment.
pub(crate) type Settings = BTreeMap<&'static str, String>;

/// Settings of a program that calls nobody.
pub(crate) fn alone(database: &TestDatabase) -> Settings {
    [
        ("PUBLIC_URL", "https://books.example.com".to_owned()),
        ("DATABASE_URL", database.url()),
        ("AUTO_MIGRATE", "true".to_owned()),
        ("BIND_ADDRESS", "127.0.0.1:0".to_owned()),
        ("ADMIN_BIND_ADDRESS", "127.0.0.1:0".to_owned()),
        ("ENCRYPTION_KEYS", KEY.to_owned()),
        ("PIPEDRIVE_CLIENT_ID", "pd".to_owned()),
        (
            "PIPEDRIVE_CLIENT_SECRETS",
            "0123456789abcdef0123456789abcdef".to_owned(),
        ),
        ("QUICKBOOKS_CLIENT_ID", "qb".to_owned()),
        ("QUICKBOOKS_CLIENT_SECRET", "zqsecret".to_owned()),
        (
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
            "zqverifier".to_owned(),
        ),
    ]
    .into()
}

/// Somewhere the program cannot write, as nobody's home.
pub(crate) fn command(words: &[&str], settings: &Settings) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dealbooks"));
    program.args(words);
    at_home(program, settings)
}

/// The same, by way of a shell that says first what the process may not.
pub(crate) fn within(limits: &str, words: &[&str], settings: &Settings) -> Command {
    let mut shell = Command::new("sh");
    let exec = format!("{limits}; exec \"$0\" \"$@\"");
    shell.args(["-c", &exec, env!("CARGO_BIN_EXE_dealbooks")]);
    shell.args(words);
    at_home(shell, settings)
}

fn at_home(mut program: Command, settings: &Settings) -> Command {
    program.env_clear().envs(settings).current_dir("/proc");
    program
}

pub(crate) fn ran(words: &[&str], settings: &Settings) -> Output {
    command(words, settings).output().unwrap()
}

pub(crate) struct Program {
    child: Child,
    /// What it has said so far.
    log: Arc<Mutex<String>>,
    pub(crate) address: String,
}

impl Program {
    /// A server with its worker, once it is up.
    pub(crate) fn start(settings: &Settings) -> Self {
        Self::run(command(&["serve"], settings))
    }

    pub(crate) fn run(mut program: Command) -> Self {
        let mut child = program.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = String::new();
        while !said.contains("dealbooks is up") {
            let line = lines
                .next()
                .unwrap_or_else(|| panic!("it did not start: {said}"));
            said.push_str(&line.unwrap());
            said.push('\n');
        }
        let up = said.lines().last().unwrap();
        let is_address = |letter: char| letter.is_ascii_digit() || ".:".contains(letter);
        let mut addresses = up.split(|letter| !is_address(letter));
        let address = addresses.find(|one| one.starts_with("127.0.0.1:"));
        let address = address.unwrap().to_owned();
        let log = Arc::new(Mutex::new(said));
        let heard = Arc::clone(&log);
        // A full pipe would hold up whoever writes into it.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut said = heard.lock().unwrap();
                said.push_str(&line);
                said.push('\n');
            }
        });
        Self {
            child,
            log,
            address,
        }
    }

    pub(crate) fn id(&self) -> String {
        self.child.id().to_string()
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.id()]).status();
        assert!(sent.unwrap().success());
    }

    pub(crate) async fn said(&self, words: &str) {
        crate::until!(words, self.log.lock().unwrap().contains(words));
    }

    /// What it has said so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits for its end; none where a signal ended it.
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
